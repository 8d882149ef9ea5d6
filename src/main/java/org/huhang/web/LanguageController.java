package org.huhang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.huhang.agency.People;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Chinese or English: kept with the account, or in a cookie for those who have none. */
@Controller
class LanguageController {

    private final LocaleResolver locales;
    private final People people;
    private final ChosenLanguage chosen;

    LanguageController(LocaleResolver locales, People people, ChosenLanguage chosen) {
        this.locales = locales;
        this.people = people;
        this.chosen = chosen;
    }

    @PostMapping("/language")
    ResponseEntity<Void> change(
            @RequestParam String lang,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var locale = SpokenLocale.of(lang);
        locales.setLocale(request, response, locale);
        var person = Shells.signedIn();
        if (person == null) {
            chosen.remember(response, locale);
        } else {
            people.speak(person.id(), locale);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(RelativePath.orElse(back, "/")))
                .build();
    }
}
