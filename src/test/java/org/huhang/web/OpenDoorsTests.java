package org.huhang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huhang.agency.NewPerson;
import org.huhang.agency.People;
import org.huhang.testing.ServerTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Walks everything that the running server answers to, whoever added it, and knocks without signing in. The list of open
 * doors stands here a second time on purpose: who opens one says so twice.
 */
@ServerTest
class OpenDoorsTests {

    private static final Set<String> OPEN = Set.of(
            "GET /report",
            "POST /report",
            "GET /report/**",
            "POST /report/**",
            "GET /receipt",
            "POST /receipt",
            "GET /login",
            "POST /login",
            "POST /language",
            "GET /ui/**",
            "GET /favicon.ico",
            "GET /error",
            "GET /actuator/health",
            "GET /v3/api-docs",
            "POST /api/reports",
            "POST /api/files",
            "GET /api/reports/{receiptNo}");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void listOfOpenDoorsIsTheOneThatIsMeant() {
        var configured = Stream.concat(OpenPaths.PAGES.stream(), OpenPaths.API.stream())
                .map(open -> open.method() + " " + open.pattern());

        assertThat(configured).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void walkSeesTheWholeHouse() {
        assertThat(doors())
                .contains("GET /login", "GET /actuator/health", "GET /v3/api-docs", "GET /error", "GET /", "DELETE /x");
    }

    @TestFactory
    Stream<DynamicTest> everyOtherDoorIsClosed() {
        return doors().stream()
                .filter(door -> !open(door))
                .map(door -> dynamicTest(door, () -> {
                    var answer = knock(door);
                    var toSignIn = answer.statusCode() == 302
                            && answer.headers()
                                    .firstValue("Location")
                                    .orElse("")
                                    .startsWith("/login");
                    assertThat(toSignIn || answer.statusCode() == 401 || answer.statusCode() == 403)
                            .as(door + " answered " + answer.statusCode())
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOpenDoorLetsIn() {
        return doors().stream()
                .filter(door -> open(door) && door.startsWith("GET "))
                .map(door -> dynamicTest(door, () -> {
                    var answer = knock(door);
                    assertThat(answer.headers().firstValue("Location").orElse(""))
                            .doesNotStartWith("/login");
                    assertThat(answer.statusCode()).isNotIn(401, 403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsChangedWithoutTheTokenOfOurOwnPage() throws Exception {
        var session = signIn();
        return doors().stream()
                .filter(door -> CHANGING.contains(method(door)) && !path(door).startsWith("/api/"))
                .map(door -> dynamicTest(door, () -> {
                    var answer = send(request(door).header("Cookie", session));
                    assertThat(answer.statusCode()).isEqualTo(403);
                }));
    }

    @Test
    void fenceStandsBeforeEveryServlet() {
        var fence = servlets.getFilterRegistration("springSecurityFilterChain");

        assertThat(fence.getUrlPatternMappings()).contains("/*");
        assertThat(servlets.getServletRegistrations().keySet())
                .as("servlets that answer")
                .containsOnly("dispatcherServlet");
    }

    /** Method and path of all that handler mappings, servlets and filters answer to, with sample values in the place of variables. */
    private Set<String> doors() {
        var doors = new TreeSet<String>();
        for (var mapping : context.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
                controllers.getHandlerMethods().keySet().forEach(info -> {
                    var methods = info.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .toList();
                    info.getPatternValues()
                            .forEach(pattern -> add(doors, methods.isEmpty() ? METHODS : methods, pattern));
                });
            } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
                urls.getHandlerMap().keySet().forEach(pattern -> add(doors, METHODS, pattern));
            }
        }
        servlets.getFilterRegistrations().values().forEach(filter -> filter.getUrlPatternMappings().stream()
                .filter(mapping -> !mapping.equals("/*"))
                .forEach(mapping -> add(doors, METHODS, mapping)));
        servlets.getServletRegistrations().values().forEach(servlet -> servlet.getMappings().stream()
                .filter(mapping -> !mapping.startsWith("*"))
                .forEach(mapping -> add(doors, METHODS, mapping)));
        add(doors, METHODS, "/");
        add(doors, METHODS, "/x");
        add(doors, METHODS, "/logout");
        for (var opened : OPEN) {
            add(doors, METHODS, path(opened));
        }
        return doors;
    }

    private static void add(Set<String> doors, List<String> methods, String pattern) {
        var path = pattern.replaceAll("\\{[^/]*}", "x").replaceAll("\\*+", "x");
        methods.forEach(method -> doors.add(method + " " + path));
    }

    private static boolean open(String door) {
        var get = method(door).equals("HEAD") ? "GET " + path(door) : door;
        return OPEN.stream().anyMatch(pattern -> matches(pattern, get));
    }

    private static boolean matches(String pattern, String door) {
        var regex = pattern.replaceAll("\\{[^/]*}", "[^/]+").replace("/**", "(/.*)?");
        return door.matches(regex);
    }

    private HttpResponse<String> knock(String door) throws IOException, InterruptedException {
        return send(request(door));
    }

    private HttpRequest.Builder request(String door) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(door)))
                .method(method(door), BodyPublishers.noBody());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private String signIn() throws IOException, InterruptedException {
        people.enrol(
                List.of(new NewPerson("li.doors", "李测试", "POLICE-532503", Set.of("leader"), Locale.ENGLISH)),
                "huhang-demo",
                "system");
        var answer = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                .header("Cookie", "CSRF=abc")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=li.doors&password=huhang-demo&_csrf=" + masked("abc"))));
        assertThat(answer.headers().firstValue("Location")).contains("/");
        var cookies = new ArrayList<String>(List.of("CSRF=abc"));
        answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("SESSION="))
                .forEach(cookie -> cookies.add(cookie.substring(0, cookie.indexOf(';'))));
        assertThat(cookies).hasSize(2);
        return String.join("; ", cookies);
    }

    /** The token as a page carries it: a random pad, here of zeros, and the token under it. */
    private static String masked(String token) {
        var bytes = new byte[token.length() * 2];
        System.arraycopy(
                token.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, bytes, token.length(), token.length());
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static String method(String door) {
        return door.substring(0, door.indexOf(' '));
    }

    private static String path(String door) {
        return door.substring(door.indexOf(' ') + 1);
    }
}
