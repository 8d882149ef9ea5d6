package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.huhang.testing.HuhangTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

@HuhangTest
@Import(SecurityTests.Pages.class)
class SecurityTests {

    private static final String LI = "li.security";
    private static final String PASSWORD = "huhang-demo";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void enrol() {
        people.enrol(
                List.of(new NewPerson(LI, "李测试", "POLICE-532503", Set.of("deskOfficer"), Locale.SIMPLIFIED_CHINESE)),
                PASSWORD,
                "system");
        db.sql("update agency.person set enabled = true where username = :li")
                .param("li", LI)
                .update();
        people.changePassword(LI, PASSWORD, "system");
        db.sql("delete from agency.sign_in_failure").update();
        db.sql("delete from web.spring_session").update();
    }

    @Test
    void signInOpensPagesAndTellsControllersWhoItIs() throws Exception {
        var session = signIn();

        assertThat(page("/for-test/me", session).getContentAsString()).isEqualTo(LI);
    }

    @Test
    void cookieIsOutOfReachForScriptsAndForeignPages() throws Exception {
        var answer = answer(login(PASSWORD));

        assertThat(answer.getHeaders(HttpHeaders.SET_COOKIE))
                .filteredOn(cookie -> cookie.startsWith("SESSION="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void cookiesOverTlsAreBoundToTheHost() throws Exception {
        var answer = answer(login(PASSWORD).secure(true));

        assertThat(answer.getHeaders(HttpHeaders.SET_COOKIE))
                .filteredOn(cookie -> cookie.startsWith("__Host-SESSION="))
                .singleElement()
                .asString()
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void signInMakesAnotherSession() throws Exception {
        var planted = signIn();
        var session = sessionCookie(answer(login(PASSWORD).cookie(planted)));

        assertThat(Objects.requireNonNull(session).getValue()).isNotEqualTo(planted.getValue());
        assertThat(page("/for-test/me", planted).getStatus()).isEqualTo(302);
    }

    @Test
    void storedSessionIsJsonAndHoldsNothingOfThePerson() throws Exception {
        signIn();

        var stored = db.sql("select attribute_bytes from web.spring_session_attributes")
                .query(byte[].class)
                .list();
        assertThat(stored).isNotEmpty().allSatisfy(bytes -> {
            var text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(text).startsWith("{").doesNotContain("李测试", "deskOfficer", "pbkdf2");
        });
    }

    @Test
    void changedRolePasswordOrAccountEndsTheSessionWithTheNextRequest() throws Exception {
        List<Runnable> changes = List.of(
                () -> people.changeRoles(LI, Set.of("caseOfficer"), "secadmin"),
                () -> people.changePassword(LI, PASSWORD, "secadmin"),
                () -> people.close(LI, "secadmin"));
        for (var change : changes) {
            var session = signIn();
            change.run();

            assertThat(page("/for-test/me", session).getHeader("Location"))
                    .isEqualTo("/login?ended&next=%2Ffor-test%2Fme");
        }
    }

    @Test
    void otherLanguageEndsNothing() throws Exception {
        var session = signIn();
        people.speak(LI, Locale.ENGLISH);

        assertThat(page("/for-test/me", session).getStatus()).isEqualTo(200);
    }

    @Test
    void busySessionEndsAfterEightHours() throws Exception {
        var session = signIn();
        age("creation_time", Duration.ofHours(8).minusMinutes(1));
        assertThat(page("/for-test/me", session).getStatus()).isEqualTo(200);

        age("creation_time", Duration.ofMinutes(2));
        assertThat(page("/for-test/me", session).getStatus()).isEqualTo(302);
    }

    @Test
    void idleSessionEndsAfterAQuarterOfAnHour() throws Exception {
        var session = signIn();
        assertThat(db.sql("select max_inactive_interval from web.spring_session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(900);

        age("last_access_time", Duration.ofMinutes(16));
        age("expiry_time", Duration.ofMinutes(16));
        assertThat(page("/for-test/me", session).getStatus()).isEqualTo(302);
    }

    @Test
    void signingOutForgetsTheSession() throws Exception {
        var session = signIn();
        var answer = answer(post("/logout").with(csrf()).cookie(session));

        assertThat(answer.getHeader("Location")).isEqualTo("/login?signedOut");
        assertThat(db.sql("select count(*) from web.spring_session")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void wrongPasswordReadsTheSameAsUnknownUser() throws Exception {
        var known = answer(login("wrong"));
        var unknown =
                answer(post("/login").with(csrf()).param("username", "nobody.x").param("password", "wrong"));

        assertThat(known.getHeader("Location")).isEqualTo("/login?failed").isEqualTo(unknown.getHeader("Location"));
    }

    @Test
    void fifthFailureSaysWhenToTryAgain() throws Exception {
        for (var attempt = 0; attempt < 4; attempt++) {
            answer(login("wrong"));
        }
        assertThat(answer(login("wrong")).getHeader("Location")).isEqualTo("/login?locked=30");
        assertThat(answer(login(PASSWORD)).getHeader("Location")).isEqualTo("/login?locked=30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "/%2f%2fevil.example", "https://evil.example", "evil"})
    void signInLeadsToNoOtherHost(String next) throws Exception {
        assertThat(answer(login(PASSWORD).param("next", next)).getHeader("Location"))
                .isEqualTo("/");
    }

    @Test
    void signInLeadsBackToTheWantedPage() throws Exception {
        var asked = answer(get("/for-test/me?view=pool&page=2"));
        assertThat(asked.getHeader("Location")).isEqualTo("/login?next=%2Ffor-test%2Fme%3Fview%3Dpool%26page%3D2");

        var signedIn = answer(login(PASSWORD).param("next", "/for-test/me?view=pool&page=2"));
        assertThat(signedIn.getHeader("Location")).isEqualTo("/for-test/me?view=pool&page=2");
    }

    @Test
    void redirectsNeverRepeatTheHostOfTheRequest() throws Exception {
        var asked = answer(get("/for-test/me").header("Host", "evil.example"));

        assertThat(asked.getHeader("Location")).startsWith("/login");
    }

    @Test
    void htmxIsSentToTheSignInPageAsAWhole() throws Exception {
        var answer = answer(get("/for-test/me")
                .header("HX-Request", "true")
                .header("HX-Current-URL", "https://huhang.example/tasks?view=mine"));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("HX-Redirect")).isEqualTo("/login?next=%2Ftasks%3Fview%3Dmine");
    }

    @Test
    void scriptThatSavesIsToldThatNobodyIsSignedIn() throws Exception {
        var answer = answer(post("/for-test/say").with(csrf()).header("X-Requested-With", "XMLHttpRequest"));

        assertThat(answer.getStatus()).isEqualTo(401);
    }

    @Test
    void sameThingPutIntoASessionTwiceAtOnceIsNoError() throws Exception {
        var session = signIn();
        var threads = Executors.newFixedThreadPool(8);
        Callable<Integer> say =
                () -> answer(post("/for-test/say").with(csrf()).cookie(session)).getStatus();
        try {
            for (var status : threads.invokeAll(Collections.nCopies(40, say))) {
                assertThat(status.get()).isEqualTo(302);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void everyAnswerCarriesTheSameFence() throws Exception {
        for (var answer : List.of(answer(get("/for-test/me")), answer(get("/api/for-test/me")))) {
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .isEqualTo("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            assertThat(answer.getHeader("Strict-Transport-Security")).isNull();
        }
    }

    @Test
    void sayingSomethingAfterARedirectSurvivesTheStore() throws Exception {
        var session = signIn();
        var redirected = answer(post("/for-test/say").with(csrf()).cookie(session));
        assertThat(redirected.getStatus()).isEqualTo(302);

        assertThat(page("/for-test/heard", session).getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("已提交");
        assertThat(page("/for-test/heard", session).getContentAsString()).isEqualTo("nothing");
    }

    @Test
    void apiTakesACredentialWithEachCallAndKeepsNoSession() throws Exception {
        var answer = answer(get("/api/for-test/me").with(httpBasic(LI, PASSWORD)));

        assertThat(answer.getContentAsString()).isEqualTo(LI);
        assertThat(answer.getHeaders(HttpHeaders.SET_COOKIE)).isEmpty();
        assertThat(db.sql("select count(*) from web.spring_session")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void apiIgnoresTheSessionOfThePages() throws Exception {
        assertThat(page("/api/for-test/me", signIn()).getStatus()).isEqualTo(401);
    }

    @Test
    void pagesIgnoreTheCredentialOfTheApi() throws Exception {
        assertThat(answer(get("/for-test/me").with(httpBasic(LI, PASSWORD))).getStatus())
                .isEqualTo(302);
    }

    @Test
    void apiRefusesWithAProblemThatSaysNoMore() throws Exception {
        var answer = answer(get("/api/for-test/me").with(httpBasic(LI, "wrong")));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Basic");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("\"status\":401", "\"title\":\"您没有权限做这件事\"", "\"detail\":")
                .doesNotContain("locked", "password", LI);
        var unknown = answer(get("/api/for-test/me").with(httpBasic("nobody.x", "wrong")));
        assertThat(unknown.getContentAsByteArray()).isEqualTo(answer.getContentAsByteArray());
    }

    @Test
    void changedPasswordEndsTheCredentialAtOnce() throws Exception {
        assertThat(answer(get("/api/for-test/me").with(httpBasic(LI, PASSWORD))).getStatus())
                .isEqualTo(200);
        people.changePassword(LI, "another one", "secadmin");

        assertThat(answer(get("/api/for-test/me").with(httpBasic(LI, PASSWORD))).getStatus())
                .isEqualTo(401);
    }

    @Test
    void foreignPageCannotUseTheCredentialThatABrowserKeeps() throws Exception {
        var call = post("/api/for-test/do").with(httpBasic(LI, PASSWORD));
        assertThat(answer(call.header("Sec-Fetch-Site", "cross-site")).getStatus())
                .isEqualTo(403);

        var program = post("/api/for-test/do").with(httpBasic(LI, PASSWORD));
        assertThat(answer(program).getStatus()).isEqualTo(200);
    }

    private Cookie signIn() throws Exception {
        people.reopen(LI, "system");
        return Objects.requireNonNull(sessionCookie(answer(login(PASSWORD))));
    }

    private static MockHttpServletRequestBuilder login(String password) {
        return post("/login").with(csrf()).param("username", LI).param("password", password);
    }

    private MockHttpServletResponse page(String path, Cookie session) throws Exception {
        return answer(get(path).cookie(session));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static @Nullable Cookie sessionCookie(MockHttpServletResponse response) {
        return response.getCookie("SESSION");
    }

    private void age(String column, Duration by) {
        // A column name from this class only; it cannot be bound.
        db.sql("update web.spring_session set " + column + " = " + column + " - :by")
                .param("by", by.toMillis())
                .update();
    }

    /** What no real page shows: who the controllers think it is. */
    @TestConfiguration(proxyBeanMethods = false)
    @RestController
    static class Pages {

        @GetMapping({"/for-test/me", "/api/for-test/me"})
        String me(Person person) {
            return person.id();
        }

        @PostMapping("/for-test/say")
        RedirectView say(RedirectAttributes attributes) {
            attributes.addFlashAttribute("notice", "已提交");
            return new RedirectView("/for-test/heard");
        }

        @GetMapping(path = "/for-test/heard", produces = "text/plain;charset=UTF-8")
        String heard(org.springframework.ui.Model model) {
            return Objects.requireNonNullElse((String) model.getAttribute("notice"), "nothing");
        }

        @PostMapping("/api/for-test/do")
        void act(Person person) {
            assertThat(person.id()).isEqualTo(LI);
        }
    }
}
