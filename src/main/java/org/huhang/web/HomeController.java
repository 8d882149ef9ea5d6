package org.huhang.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.huhang.agency.Person;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person begins, and the person's own page. */
@Controller
class HomeController {

    private final Shells shells;
    private final MessageSource messages;

    HomeController(Shells shells, MessageSource messages) {
        this.shells = shells;
        this.messages = messages;
    }

    @GetMapping("/")
    ResponseEntity<Void> start(Person person) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(shells.start(person)))
                .build();
    }

    @GetMapping("/me")
    String me(Person person, Model model, Locale locale) {
        model.addAttribute("me", person.id());
        model.addAttribute("roles", roles(person, locale));
        return "web/me";
    }

    private List<String> roles(Person person, Locale locale) {
        return person.roles().stream()
                .sorted()
                .map(role -> messages.getMessage("agency.role." + role, null, role, locale))
                .toList();
    }
}
