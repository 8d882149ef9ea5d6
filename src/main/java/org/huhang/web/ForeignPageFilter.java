package org.huhang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The API takes no CSRF token, and a browser that was once asked for a credential sends it along with whatever a foreign page
 * posts. Browsers say where a request comes from in headers that no page can set; programs do not send them.
 */
final class ForeignPageFilter extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private final PlainPage plain;

    ForeignPageFilter(PlainPage plain) {
        this.plain = plain;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HARMLESS.contains(request.getMethod()) && isForeign(request)) {
            plain.write(request, response, Problem.of(HttpStatus.FORBIDDEN.value(), null));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Without TLS browsers leave the first header away; then the second one names the page's host, or nothing that is one. */
    private static boolean isForeign(HttpServletRequest request) {
        var from = request.getHeader("Sec-Fetch-Site");
        if (from != null) {
            return FOREIGN.contains(from);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !hosts(request).contains(host(origin).toLowerCase(Locale.ROOT));
    }

    private static String host(String origin) {
        var slashes = origin.indexOf("//");
        return slashes < 0 ? "" : origin.substring(slashes + 2);
    }

    /** As the request names it, and as a proxy whose word counts does; without the port where it is the usual one. */
    private static Set<String> hosts(HttpServletRequest request) {
        var name = request.getServerName().toLowerCase(Locale.ROOT);
        var asked = request.getHeader(HttpHeaders.HOST);
        var hosts = new HashSet<String>();
        hosts.add(asked == null ? name : asked.toLowerCase(Locale.ROOT));
        hosts.add(name + ":" + request.getServerPort());
        if (request.getServerPort() == (request.isSecure() ? 443 : 80)) {
            hosts.add(name);
        }
        return hosts;
    }
}
