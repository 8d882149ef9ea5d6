package org.huhang.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.audit.ReasonWords;
import org.huhang.audit.TrailPage;
import org.huhang.audit.TrailQuery;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The trail, for auditors: to read line by line and to verify as a whole. */
@Controller
class TrailController {

    private static final int PER_PAGE = 50;
    private static final int LAST_YEAR = 9999;

    /** Where the words of a key may stand; an empty one is for reasons that are keys of texts themselves. */
    private static final List<String> KEYS = List.of("casework.end.", "intake.stage.", "agency.role.", "safety.", "");

    private static final Pattern OPAQUE = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}.*");
    private static final String ACT = "audit.act.";

    private final AuditTrail trail;
    private final Access access;
    private final Directory directory;
    private final List<ReasonWords> words;
    private final List<String> acts;
    private final MessageSource messages;
    private final Clock clock;

    TrailController(
            AuditTrail trail,
            Access access,
            Directory directory,
            List<ReasonWords> words,
            MessageSource messages,
            Clock clock) {
        this.trail = trail;
        this.access = access;
        this.directory = directory;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
        this.acts = acts();
    }

    /** What the trail has words for. */
    private static List<String> acts() {
        try {
            return PropertiesLoaderUtils.loadAllProperties("i18n/audit.properties").stringPropertyNames().stream()
                    .filter(key -> key.startsWith(ACT))
                    .map(key -> key.substring(ACT.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the page asks for; every part may be empty.
     *
     * @param caseNo the case
     * @param actor who
     * @param act what
     * @param from first day
     * @param until last day
     * @param after where the page before ended
     */
    record Filter(
            @Nullable String caseNo,
            @Nullable String actor,
            @Nullable String act,
            @Nullable String from,
            @Nullable String until,
            @Nullable String after) {

        TrailQuery query(Clock clock) {
            return new TrailQuery(
                    blank(caseNo),
                    blank(actor),
                    blank(act),
                    start(from, 0, clock),
                    start(until, 1, clock),
                    after,
                    PER_PAGE);
        }

        String address(String next) {
            var address = UriComponentsBuilder.fromPath("/trail");
            address.queryParam("caseNo", text(caseNo))
                    .queryParam("actor", text(actor))
                    .queryParam("act", text(act));
            return address.queryParam("from", text(from))
                    .queryParam("until", text(until))
                    .queryParam("after", next)
                    .encode()
                    .toUriString();
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        private static @Nullable String blank(@Nullable String value) {
            return Characters.blank(value) ? null : Characters.line(String.valueOf(value));
        }

        /** A day that is none restricts nothing, nor does one of a year that the database does not count to. */
        private static @Nullable Instant start(@Nullable String text, int later, Clock clock) {
            if (text == null) {
                return null;
            }
            try {
                var day = LocalDate.parse(text.strip());
                return day.getYear() < 1 || day.getYear() > LAST_YEAR
                        ? null
                        : day.plusDays(later).atStartOfDay(clock.getZone()).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /**
     * A line in the reader's words.
     *
     * @param entry the line
     * @param who who did it: name and agency, or the sign-in name of somebody who is not known
     * @param subject whom or what it was about, null where only a machine reads it
     * @param reason its reason, null if it gives none
     */
    record Row(TrailPage.Entry entry, String who, @Nullable String subject, @Nullable String reason) {}

    /**
     * What can be looked for.
     *
     * @param code its code
     * @param name in words
     */
    record Act(String code, String name) {}

    @GetMapping("/trail")
    String read(@ModelAttribute("filter") Filter filter, Person person, Model model, Locale locale) {
        access.require(person, Permission.READ, Scope.ofTrail());
        var page = trail.read(filter.query(clock));
        var next = page.next();
        model.addAttribute(
                "lines", page.lines().stream().map(entry -> row(entry, locale)).toList());
        model.addAttribute(
                "acts",
                acts.stream()
                        .map(act -> new Act(act, messages.getMessage(ACT + act, null, locale)))
                        .sorted(Comparator.comparing(Act::name, Collator.getInstance(locale)))
                        .toList());
        model.addAttribute("next", next == null ? null : filter.address(next));
        return "web/trail";
    }

    private Row row(TrailPage.Entry entry, Locale locale) {
        var line = entry.line();
        var about = line.subjectId();
        var opaque = about.equals(line.caseNo()) || OPAQUE.matcher(about).matches();
        return new Row(entry, named(line.actor(), locale), opaque ? null : named(about, locale), reason(line, locale));
    }

    private String named(String id, Locale locale) {
        return directory
                .find(id)
                .map(person -> Parts.of(
                        person.name(), directory.agency(person.agencyCode()).name(locale)))
                .orElseGet(() -> id.equals("system") ? messages.getMessage("web.trail.system", null, locale) : id);
    }

    /** Nothing is changed by it but a line more in the trail; so it answers at once instead of sending the reader on. */
    @PostMapping("/trail/verify")
    String verify(Person person, Model model, Locale locale) {
        access.require(person, Permission.READ, Scope.ofTrail());
        var found = trail.verify();
        trail.record(new AuditLine(
                person.id(),
                "trail.verified",
                "trail",
                "trail",
                null,
                messages.getMessage(found.inWords(), Locale.ROOT)));
        model.addAttribute("sound", found.sound());
        model.addAttribute("result", messages.getMessage(found.inWords(), locale));
        var everything = new Filter(null, null, null, null, null, null);
        model.addAttribute("filter", everything);
        return read(everything, person, model, locale);
    }

    /** What people wrote stands as they wrote it. */
    private @Nullable String reason(AuditLine line, Locale locale) {
        var reason = line.reason();
        if (reason == null) {
            return null;
        }
        var keys = List.of(reason.split(","));
        var said = keys.stream().flatMap(key -> word(key, locale).stream()).toList();
        return words.stream()
                .flatMap(known -> Stream.ofNullable(known.of(line, locale)))
                .findFirst()
                .orElseGet(() -> said.size() == keys.size()
                        ? String.join(messages.getMessage("worklist.comma", null, locale), said)
                        : reason);
    }

    private Optional<String> word(String key, Locale locale) {
        return KEYS.stream()
                .map(prefix -> messages.getMessage(prefix + key, null, "", locale))
                .filter(text -> !Characters.blank(text))
                .findFirst();
    }
}
