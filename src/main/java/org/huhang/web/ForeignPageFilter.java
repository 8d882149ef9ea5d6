package org.huhang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The API takes no CSRF token, and a browser that was once asked for a credential sends it along with whatever a foreign page
 * posts. Browsers say where a request comes from in a header that no page can set; programs do not send it.
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
        var from = request.getHeader("Sec-Fetch-Site");
        if (from != null && FOREIGN.contains(from) && !HARMLESS.contains(request.getMethod())) {
            plain.write(request, response, Problem.of(HttpStatus.FORBIDDEN.value(), null));
            return;
        }
        chain.doFilter(request, response);
    }
}
