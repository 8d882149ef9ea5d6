package org.huhang.attacks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes what our own code asks a request for by hand, which no signature tells. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class Asked extends OncePerRequestFilter {

    private final Set<String> parameters = new ConcurrentSkipListSet<>();
    private final Set<String> headers = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
    private volatile boolean everything;
    private volatile boolean cookies;

    /** Begins anew. */
    void forget() {
        parameters.clear();
        headers.clear();
        everything = false;
        cookies = false;
    }

    Set<String> parameters() {
        return Set.copyOf(parameters);
    }

    /** Those that our own code asked for. */
    Set<String> headers() {
        return Set.copyOf(headers);
    }

    /** Whether our own code took all parameters at once. */
    boolean everything() {
        return everything;
    }

    /** Whether our own code looked at the cookies. */
    boolean cookies() {
        return cookies;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Noted(request), response);
    }

    private static boolean isOurs() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(Asked.class.getName()))
                        .findFirst()
                        .filter(frame -> frame.getClassName().startsWith("org.huhang."))
                        .isPresent());
    }

    private final class Noted extends HttpServletRequestWrapper {

        Noted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getParameter(String name) {
            if (isOurs()) {
                parameters.add(name);
            }
            return super.getParameter(name);
        }

        @Override
        public String[] getParameterValues(String name) {
            if (isOurs()) {
                parameters.add(name);
            }
            return super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            everything |= isOurs();
            return super.getParameterMap();
        }

        @Override
        public String getHeader(String name) {
            note(name);
            return super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            note(name);
            return super.getHeaders(name);
        }

        @Override
        public Cookie[] getCookies() {
            cookies |= isOurs();
            return super.getCookies();
        }

        private void note(String name) {
            if (isOurs()) {
                headers.add(name);
            }
        }
    }
}
