package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language of a request: the account's, else the cookie's, else Chinese. What the browser prefers does not count, because
 * the machines of an office are often set up in a language that nobody there reads.
 */
final class SpokenLocale implements LocaleResolver {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final CookieLocaleResolver cookie = new CookieLocaleResolver("lang");

    SpokenLocale() {
        cookie.setDefaultLocale(CHINESE);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setRejectInvalidCookies(false);
    }

    static Locale of(String language) {
        return language.startsWith(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : CHINESE;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var person = Shells.signedIn();
        return person == null ? ofCookie(request) : of(person.locale().getLanguage());
    }

    /** Without a look at the account, for pages shown when nothing can be looked up. */
    Locale ofCookie(HttpServletRequest request) {
        return of(cookie.resolveLocale(request).getLanguage());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        cookie.setLocale(request, response, locale);
    }
}
