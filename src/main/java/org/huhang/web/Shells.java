package org.huhang.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Makes the shell of a request. */
@Component
class Shells {

    private static final Logger log = LoggerFactory.getLogger(Shells.class);

    private final Directory directory;
    private final List<Navigation> navigation;
    private final BusinessClock clock;
    private final Words words;

    Shells(Directory directory, List<Navigation> navigation, BusinessClock clock, Words words) {
        this.directory = directory;
        this.navigation = List.copyOf(navigation);
        this.clock = clock;
        this.words = words;
    }

    Shell of(HttpServletRequest request, Locale locale) {
        var person = signedIn();
        var session = request.getSession(false);
        return new Shell(
                person,
                person == null ? "" : directory.agency(person.agencyCode()).name(locale),
                locale,
                path(request),
                back(request),
                clock.moved() ? whole(clock.instant()) : null,
                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                session == null ? 0 : session.getMaxInactiveInterval(),
                () -> person == null ? List.of() : destinations(person));
    }

    /** With its date: "today" says nothing about a clock that was moved. */
    private String whole(Instant now) {
        var moment = now.atZone(BusinessClock.CHINA);
        return words.day(moment.toLocalDate()) + " " + moment.format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    /** Where a person begins: the first of the navigation. */
    String start(Person person) {
        return destinations(person).stream().findFirst().map(Destination::path).orElse("/me");
    }

    static @Nullable Person signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person ? person : null;
    }

    private List<Destination> destinations(Person person) {
        try {
            return navigation.stream()
                    .flatMap(module -> module.destinations(person).stream())
                    .sorted(Comparator.comparingInt(Destination::order))
                    .toList();
        } catch (DataAccessException e) {
            // Numbers in a menu are a comfort; a page that says what went wrong must not fail for their sake.
            log.warn("navigation of {} not drawn: {}", person.id(), e.getClass().getSimpleName());
            return List.of();
        }
    }

    static String path(HttpServletRequest request) {
        var failed = request.getDispatcherType() == DispatcherType.ERROR
                ? request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)
                : null;
        return failed instanceof String uri ? uri : request.getRequestURI();
    }

    private static String back(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod()) || request.getDispatcherType() == DispatcherType.ERROR) {
            return "/";
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
