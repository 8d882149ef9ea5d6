package org.huhang.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; signing in itself is the security chain's. */
@Controller
class SignInController {

    private final Directory directory;
    private final ObjectProvider<SignInHelp> help;
    private final MessageSource messages;

    SignInController(Directory directory, ObjectProvider<SignInHelp> help, MessageSource messages) {
        this.directory = directory;
        this.help = help;
        this.messages = messages;
    }

    @GetMapping("/login")
    String page(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String signedOut,
            @RequestParam(required = false) @Nullable String busy,
            @RequestParam(required = false) @Nullable Integer locked,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            Locale locale) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("busy", busy != null);
        model.addAttribute("locked", locked);
        model.addAttribute("next", RelativePath.orElse(next, "/"));
        help.ifAvailable(known -> {
            model.addAttribute("demoPassword", known.password());
            model.addAttribute("demoPeople", byAgency(known.people(), locale));
        });
        return "web/login";
    }

    private List<Group> byAgency(List<Person> people, Locale locale) {
        var groups = new LinkedHashMap<String, Group>();
        for (var person : people) {
            groups.computeIfAbsent(person.agencyCode(), code -> group(code, locale))
                    .people()
                    .add(new Listed(person.id(), person.name(), roles(person, locale)));
        }
        return List.copyOf(groups.values());
    }

    private Group group(String agencyCode, Locale locale) {
        return new Group(directory.agency(agencyCode).name(locale), new ArrayList<>());
    }

    private String roles(Person person, Locale locale) {
        var names = person.roles().stream()
                .sorted()
                .map(role -> messages.getMessage("agency.role." + role, null, locale))
                .toList();
        return String.join(locale.getLanguage().equals("en") ? ", " : "、", names);
    }

    /**
     * An agency of the list.
     *
     * @param name its name
     * @param people its people
     */
    record Group(String name, List<Listed> people) {}

    /**
     * A person of the list.
     *
     * @param username the user name
     * @param name the display name
     * @param role the roles, as words
     */
    record Listed(String username, String name, String role) {}
}
