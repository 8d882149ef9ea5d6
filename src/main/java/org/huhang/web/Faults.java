package org.huhang.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands outside of everything, sessions and security too, and answers what went wrong in there: a database that is away with
 * a page that needs none, anything else with a number that is also in the log. What was wrong is told to nobody.
 */
final class Faults extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    // No letters and digits that are mistaken for each other on the telephone.
    private static final char[] SPOKEN = "23456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int REFERENCE_LENGTH = 8;

    private final PlainPage plain;
    private final SecureRandom random = new SecureRandom();

    Faults(PlainPage plain) {
        this.plain = plain;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | StackOverflowError fault) {
            answer(request, response, fault);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Throwable fault) throws IOException {
        var kind = FaultKind.of(fault);
        if (kind == FaultKind.READER_GONE) {
            return;
        }
        if (kind == FaultKind.DATABASE_AWAY) {
            log.warn(
                    "database away: {} {}",
                    request.getMethod(),
                    FaultKind.root(fault).getClass().getName());
        } else if (kind == FaultKind.BROKEN) {
            var reference = reference();
            request.setAttribute(ErrorPages.REFERENCE, reference);
            log.error("fault {} in {} {}", reference, request.getMethod(), request.getRequestURI(), fault);
        }
        if (response.isCommitted()) {
            return;
        }
        if (kind == FaultKind.DATABASE_AWAY
                || isInParts(request)
                || request.getDispatcherType() == DispatcherType.ERROR) {
            var reference = (String) request.getAttribute(ErrorPages.REFERENCE);
            plain.write(request, response, kind.problem(reference));
        } else {
            response.resetBuffer();
            response.sendError(kind.status());
        }
    }

    /** Parts that could not be read cannot be read by the error page either, which would then say nothing at all. */
    private static boolean isInParts(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private String reference() {
        var text = new StringBuilder();
        for (var i = 0; i < REFERENCE_LENGTH; i++) {
            text.append(i == REFERENCE_LENGTH / 2 ? "-" : "").append(SPOKEN[random.nextInt(SPOKEN.length)]);
        }
        return text.toString();
    }
}
