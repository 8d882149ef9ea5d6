package org.huhang.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.audit.Cursor;
import org.huhang.web.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox. Everybody sees only what was sent to them. */
@Controller
class MessageController {

    private static final int PER_PAGE = 30;

    private final Messages messages;
    private final Mails mails;
    private final Choices choices;
    private final ObjectProvider<LeadsTo> leads;
    private final Notices notices;

    MessageController(Messages messages, Mails mails, Choices choices, ObjectProvider<LeadsTo> leads, Notices notices) {
        this.messages = messages;
        this.mails = mails;
        this.choices = choices;
        // The owner of the cases stands above the messages and is made after them.
        this.leads = leads;
        this.notices = notices;
    }

    /**
     * A message in the reader's language.
     *
     * @param message the message
     * @param about what of, null if its kind says all
     * @param instead what the reader can do who may not open its secret case, null if he may
     */
    record Line(Message message, @Nullable String about, @Nullable String instead) {}

    private List<Line> lines(Stream<Message> messages, Person person, Locale locale) {
        var owner = leads.getIfAvailable();
        var known = new HashMap<String, Optional<String>>();
        return messages.map(message -> {
                    var caseNo = message.caseNo();
                    var instead = caseNo == null || owner == null
                            ? Optional.<String>empty()
                            : known.computeIfAbsent(
                                    caseNo, of -> Optional.ofNullable(owner.instead(person, of, locale)));
                    return new Line(message, about(message, locale), instead.orElse(null));
                })
                .toList();
    }

    private static @Nullable String about(Message message, Locale locale) {
        var about = message.about();
        return about == null ? null : locale.getLanguage().equals("en") ? about.en() : about.zh();
    }

    /**
     * Neighbouring messages of one kind. Where many of them say the same they are folded, so that what is urgent is seen.
     *
     * @param kind what all of them say
     * @param lines newest first
     */
    record Group(MessageKind kind, List<Line> lines) {

        private static final int MANY = 3;

        /** Danger, missed terms and what somebody said to the person stand alone, however many there are. */
        public boolean folded() {
            return kind.choosable() && lines.size() >= MANY;
        }

        /** How many of them are unread. */
        public long unread() {
            return lines.stream().filter(line -> !line.message().read()).count();
        }

        static List<Group> of(List<Line> lines) {
            var groups = new ArrayList<Group>();
            for (var line : lines) {
                var kind = line.message().kind();
                if (groups.isEmpty() || groups.get(groups.size() - 1).kind() != kind) {
                    groups.add(new Group(kind, new ArrayList<>()));
                }
                groups.get(groups.size() - 1).lines().add(line);
            }
            return groups;
        }
    }

    @GetMapping("/messages")
    String inbox(@RequestParam(required = false) @Nullable String after, Person person, Locale locale, Model model) {
        var found = messages.inbox(person.id(), Cursor.parse(after), PER_PAGE + 1);
        var shown = found.subList(0, Math.min(PER_PAGE, found.size()));
        // What cannot wait stands first on every page until it was opened, however much came after it.
        var urgent = messages.urgent(person.id(), PER_PAGE);
        var rest = shown.stream().filter(message -> !urgent.contains(message));
        model.addAttribute("groups", Group.of(lines(Stream.concat(urgent.stream(), rest), person, locale)));
        model.addAttribute(
                "next",
                found.size() > PER_PAGE ? shown.get(PER_PAGE - 1).cursor().text() : null);
        model.addAttribute("unread", messages.unread(person.id()));
        model.addAttribute("undelivered", person.has(Role.SYSTEM_ADMIN) ? mails.undelivered() : 0);
        return "notification/messages";
    }

    /** A link as any other, so that it opens in a new tab and works without JavaScript; opening it is reading it. */
    @GetMapping("/messages/{id:[0-9]+}")
    String open(@PathVariable long id, Person person, Locale locale, RedirectAttributes redirect) {
        var message = messages.open(person.id(), id);
        if (message == null) {
            throw new NoSuchMessage(id);
        }
        if (message.link() == null) {
            return "redirect:/messages";
        }
        var owner = leads.getIfAvailable();
        var link = owner == null ? message.link() : owner.now(person, message.link());
        if (link == null) {
            notices.warn(redirect, locale, "notification.gone");
            return "redirect:/messages";
        }
        return "redirect:" + link;
    }

    @PostMapping("/messages/read")
    String readAll(Person person) {
        messages.readAll(person.id());
        return "redirect:/messages";
    }

    @GetMapping("/messages/choices")
    String choices(Person person, Model model) {
        model.addAttribute("kinds", Choices.CHOOSABLE);
        model.addAttribute("told", choices.of(person.id()));
        return "notification/choices";
    }

    @PostMapping("/messages/choices")
    String choose(
            Person person,
            @RequestParam(required = false) @Nullable Set<MessageKind> told,
            RedirectAttributes redirect,
            Locale locale) {
        choices.keep(person.id(), told == null ? Set.of() : told);
        notices.say(redirect, locale, "notification.choices.kept");
        return "redirect:/messages/choices";
    }
}
