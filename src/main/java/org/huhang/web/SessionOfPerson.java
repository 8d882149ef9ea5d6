package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.web.InSession.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * A session knows only who signed in and under which version of the account. Every request reads the person anew, so that a
 * changed role holds, and a changed password or closed account signs out, with the next request on any node.
 */
@Component
final class SessionOfPerson implements SecurityContextRepository {

    private static final String ATTRIBUTE = "signedIn";

    private final Directory directory;
    private final WebSettings settings;

    SessionOfPerson(Directory directory, WebSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof PersonAuthentication signedIn) {
            var person = signedIn.getPrincipal();
            request.getSession().setAttribute(ATTRIBUTE, new SignedIn(person.id(), person.version()));
            return;
        }
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) != null;
    }

    private @Nullable Person person(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn)) {
            return null;
        }
        var person = tooOld(session) ? Optional.<Person>empty() : current(signedIn);
        if (person.isEmpty()) {
            session.invalidate();
        }
        return person.orElse(null);
    }

    private Optional<Person> current(SignedIn signedIn) {
        return directory
                .find(signedIn.id())
                .filter(Person::enabled)
                .filter(person -> person.version() == signedIn.version());
    }

    /** The last access is this request's: both times are the session store's own. */
    private boolean tooOld(HttpSession session) {
        var age = Duration.ofMillis(session.getLastAccessedTime() - session.getCreationTime());
        return age.compareTo(settings.longestSession()) > 0;
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext read;
        private boolean empty;

        private Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var context = read;
            if (context == null) {
                var person = person(request);
                empty = person == null;
                context = person == null
                        ? SecurityContextHolder.createEmptyContext()
                        : new SecurityContextImpl(new PersonAuthentication(person));
                read = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            get();
            return empty;
        }
    }
}
