package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.huhang.agency.People;
import org.huhang.agency.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A language that somebody chose before signing in: it is what this person chose last, so the account takes it over. Every
 * account has a language from the start, which is nobody's choice, and the one chosen here would be gone with the first page.
 */
@Component
class ChosenLanguage {

    private static final String COOKIE = "lang-chosen";

    private final People people;

    ChosenLanguage(People people) {
        this.people = people;
    }

    /** Until the browser is closed, or somebody signs in. */
    void remember(HttpServletResponse response, Locale locale) {
        put(response, locale.getLanguage(), -1);
    }

    /** The account speaks the language from now on; who signs in next has chosen nothing. */
    void takeOver(HttpServletRequest request, HttpServletResponse response, Person person) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            people.speak(person.id(), SpokenLocale.of(cookie.getValue()));
            put(response, "", 0);
        }
    }

    private static void put(HttpServletResponse response, String value, long seconds) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
