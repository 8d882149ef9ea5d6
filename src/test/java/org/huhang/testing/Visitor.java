package org.huhang.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.huhang.demo.DemoPeople;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Somebody who signed in at the page and goes on as a browser does. */
public final class Visitor {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\"[^>]* href=\"([^\"]+)\"");

    private final MockMvc mvc;
    private final Cookie session;

    private Visitor(MockMvc mvc, Cookie session) {
        this.mvc = mvc;
        this.session = session;
    }

    /**
     * Signs in.
     *
     * @param mvc the platform
     * @param username a person with the usual password of tests
     * @return the person's browser
     */
    public static Visitor signedIn(MockMvc mvc, String username) {
        var answer = send(mvc, post("/login").param("username", username).param("password", DemoPeople.PASSWORD));
        return new Visitor(mvc, Objects.requireNonNull(answer.getCookie("SESSION"), username + " could not sign in"));
    }

    /**
     * Opens a page.
     *
     * @param address path and query, encoded
     * @return its HTML
     */
    public String page(String address) {
        var answer = answer(get(java.net.URI.create(address)));
        if (answer.getStatus() != 200) {
            throw new AssertionError(address + " answered " + answer.getStatus());
        }
        return text(answer);
    }

    /**
     * What a form of a page carries.
     *
     * @param address of the page
     * @param name of the field that nobody sees
     * @return its value
     */
    public String carried(String address, String name) {
        var field = Pattern.compile("type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(page(address));
        if (!field.find()) {
            throw new AssertionError(address + " carries no " + name);
        }
        return field.group(1);
    }

    /**
     * Opens a page of a list and those that follow it: other tests leave tasks behind, also of days to come.
     *
     * @param address of the first
     * @return their HTML, one after another
     */
    public String pages(String address) {
        var all = new StringBuilder();
        for (var next = address; next != null; ) {
            var page = page(next);
            all.append(page);
            var following = NEXT.matcher(page);
            next = following.find() ? following.group(1).replace("&amp;", "&") : null;
        }
        return all.toString();
    }

    /**
     * Sends JSON as the scripts of a page do.
     *
     * @param path where to
     * @param json what
     * @return the answer
     */
    public MockHttpServletResponse sends(String path, String json) {
        return answer(post(path).contentType(MediaType.APPLICATION_JSON).content(json));
    }

    /**
     * Sends anything.
     *
     * @param request without session and token
     * @return the answer
     */
    public MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) {
        return send(mvc, request.cookie(session));
    }

    /**
     * Sends what the page of another site makes the browser send.
     *
     * @param request without session and token
     * @return the answer
     */
    public MockHttpServletResponse forged(AbstractMockHttpServletRequestBuilder<?> request) {
        return send(mvc, request.cookie(session), PageToken.ofAnother());
    }

    /**
     * What a program of a person gets, which signs in with each request.
     *
     * @param mvc the platform
     * @param username a person with the usual password of tests
     * @param request without credentials
     * @return the answer
     */
    public static MockHttpServletResponse program(
            MockMvc mvc, String username, AbstractMockHttpServletRequestBuilder<?> request) {
        var credentials = username + ":" + DemoPeople.PASSWORD;
        var encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        try {
            return mvc.perform(request.header(HttpHeaders.AUTHORIZATION, "Basic " + encoded))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static MockHttpServletResponse send(MockMvc mvc, AbstractMockHttpServletRequestBuilder<?> request) {
        return send(mvc, request, PageToken.ofOurs());
    }

    private static MockHttpServletResponse send(
            MockMvc mvc, AbstractMockHttpServletRequestBuilder<?> request, PageToken token) {
        try {
            return mvc.perform(request.with(token)).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The body of an answer. */
    public static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
