package org.huhang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows what stands before the node. Where {@code huhang.web.tls} says that people come over TLS, every request counts as such:
 * cookies are bound to it and browsers are told to stay with it, even if the proxy forgets to say so. Where a proxy speaks and
 * nobody told the node to believe it, all people share the proxy's address and with it the limits of one: that is said once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class TransportFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(TransportFilter.class);

    private final WebSettings settings;
    private final boolean believes;
    private final AtomicBoolean said = new AtomicBoolean();

    TransportFilter(WebSettings settings, @Value("${server.forward-headers-strategy:none}") String strategy) {
        this.settings = settings;
        this.believes = !strategy.equalsIgnoreCase("none");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        if (forwarded && !believes && said.compareAndSet(false, true)) {
            log.warn("A proxy stands before this node, and its word on callers does not count: all of them share one"
                    + " address and its limits. Set SERVER_FORWARD_HEADERS_STRATEGY=NATIVE.");
        }
        chain.doFilter(settings.tls() ? new OverTls(request) : request, response);
    }

    private static final class OverTls extends HttpServletRequestWrapper {

        OverTls(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getScheme() {
            return "https";
        }
    }
}
