package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.util.regex.Pattern;
import org.huhang.agency.Directory;
import org.huhang.agency.People;
import org.huhang.demo.DemoPeople;
import org.huhang.testing.HuhangTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HuhangTest
class FrameIntegrationTests {

    private static final String OFFICER = "police.532503";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DemoPeople demoPeople;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private PlainPage plain;

    @BeforeEach
    void enrol() {
        demoPeople.enrol();
    }

    @AfterEach
    void speakChinese() {
        people.speak(OFFICER, SpokenLocale.CHINESE);
    }

    @Test
    void everyPageSaysWhoIsSignedInAndWhereToGo() throws Exception {
        var page = mvc.perform(get("/me").with(officer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("<html lang=\"zh-CN\"")
                .contains(directory.person(OFFICER).name())
                .contains("公安局")
                .contains("class=\"phone-bar\"")
                .containsPattern("href=\"/me\" aria-current=\"page\">我的<")
                .contains("name=\"csrf\"")
                .doesNotContain("12355")
                .doesNotContain("style=")
                .doesNotContain("th:");
    }

    @Test
    void theStartLeadsToTheFirstDestination() throws Exception {
        var first = mvc.perform(get("/").with(officer()))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(first).startsWith("/");
    }

    @Test
    void languageIsKeptWithTheAccount() throws Exception {
        mvc.perform(change("en", "/me?x=1").with(officer()))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/me?x=1"));
        var page = mvc.perform(get("/me").with(officer()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("<html lang=\"en\"").contains("My account").contains("Sign out");
    }

    @Test
    void whatSomebodyChoseBeforeSigningInIsKeptWithTheAccount() throws Exception {
        var chosen =
                mvc.perform(change("en", "/login")).andReturn().getResponse().getCookies();
        var page = mvc.perform(get("/login").cookie(chosen)).andReturn().getResponse();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.getContentAsString());
        assertThat(token.find()).isTrue();
        mvc.perform(post("/login")
                        .param("username", OFFICER)
                        .param("password", DemoPeople.PASSWORD)
                        .param("_csrf", token.group(1))
                        .cookie(chosen)
                        .cookie(page.getCookies()))
                .andExpect(cookie().maxAge("lang-chosen", 0));
        assertThat(directory.person(OFFICER).locale()).isEqualTo(java.util.Locale.ENGLISH);
    }

    @Test
    void languageWithoutAccountIsACookieAndTheBrowsersWishDoesNotCount() throws Exception {
        mvc.perform(change("en", "//evil.example"))
                .andExpect(cookie().value("lang", "en"))
                .andExpect(cookie().httpOnly("lang", true))
                .andExpect(header().string("Location", "/"));
        mvc.perform(get("/login").header("Accept-Language", "en"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("<html lang=\"zh-CN\"")));
        mvc.perform(get("/login").cookie(new Cookie("lang", "en")))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("<html lang=\"en\"")));
        mvc.perform(get("/login").cookie(new Cookie("lang", "<script>")))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("<html lang=\"zh-CN\"")));
    }

    @Test
    void thePublicAlwaysSeesTheTelephoneNumbers() throws Exception {
        var page = mvc.perform(get("/login")).andReturn().getResponse().getContentAsString();
        assertThat(page)
                .contains("tel:110")
                .contains("tel:12345")
                .contains("tel:12355")
                .doesNotContain("phone-bar");
    }

    @Test
    void aRefusalSaysWhatHappenedThatNothingIsLostAndWhatToDoNext() throws Exception {
        var page = mvc.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/cases/532503-2026-00417")
                        .with(FrameIntegrationTests::afterAnError)
                        .with(officer()))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("没有找到这一页").contains("没有内容丢失").contains("请从首页重新进入");
    }

    @Test
    void programsGetTheSameAsAProblemDocument() throws Exception {
        mvc.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/tasks")
                        .requestAttr(ErrorPages.REFERENCE, "K7Q2-9FDM")
                        .with(FrameIntegrationTests::afterAnError))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().string("X-Reference", "K7Q2-9FDM"))
                .andExpect(jsonPath("$.reference").value("K7Q2-9FDM"))
                .andExpect(jsonPath("$.title").value("系统出了问题"));
    }

    @Test
    void aDatabaseThatIsAwayIsSaidWithoutIt() throws Exception {
        var response = answer(new CannotGetJdbcConnectionException("away"), "/tasks", "text/html");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getContentAsString())
                .contains("系统正在恢复")
                .contains("tel:110")
                .contains("/ui/app");
        var document = answer(new CannotGetJdbcConnectionException("away"), "/api/tasks", "*/*");
        assertThat(document.getStatus()).isEqualTo(503);
        assertThat(document.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void aFaultIsANumberAndNeverAMessage() throws Exception {
        var request = new MockHttpServletRequest("GET", "/tasks");
        var response = new MockHttpServletResponse();
        new Faults(plain).doFilter(request, response, failing(new IllegalStateException("张三 in the message")));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).isEmpty();
        assertThat(request.getAttribute(ErrorPages.REFERENCE)).asString().matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
    }

    @Test
    void anErrorPageThatFailsItselfStillEndsInAPage() throws Exception {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setDispatcherType(DispatcherType.ERROR);
        var response = new MockHttpServletResponse();
        assertThatCode(() ->
                        new Faults(plain).doFilter(request, response, failing(new IllegalStateException("template"))))
                .doesNotThrowAnyException();
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString())
                .contains("系统出了问题")
                .contains("编号")
                .doesNotContain("template<");
    }

    private MockHttpServletResponse answer(RuntimeException fault, String path, String accept) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", accept);
        var response = new MockHttpServletResponse();
        new Faults(plain).doFilter(request, response, failing(fault));
        return response;
    }

    private static MockFilterChain failing(RuntimeException fault) {
        return new MockFilterChain() {
            @Override
            public void doFilter(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response) {
                throw fault;
            }
        };
    }

    private static MockHttpServletRequest afterAnError(MockHttpServletRequest request) {
        request.setDispatcherType(DispatcherType.ERROR);
        return request;
    }

    /** With the token that the sign-in page carries, as a browser would send it. */
    private MockHttpServletRequestBuilder change(String language, String back) throws Exception {
        var page = mvc.perform(get("/login")).andReturn().getResponse();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.getContentAsString());
        assertThat(token.find()).isTrue();
        return post("/language")
                .param("lang", language)
                .param("back", back)
                .param("_csrf", token.group(1))
                .cookie(page.getCookies());
    }

    private RequestPostProcessor officer() {
        return authentication(new PersonAuthentication(directory.person(OFFICER)));
    }
}
