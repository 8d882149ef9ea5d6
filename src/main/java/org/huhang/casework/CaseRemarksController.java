package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.web.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is said on the page of a case: notes, which further agencies are asked, and whether it may leave RED. */
@Controller
@RequestMapping("/cases/{caseNo}")
class CaseRemarksController {

    private final CaseNotes notes;
    private final Participation participation;
    private final TierAsking tiers;
    private final ToldSince toldSince;
    private final Cases cases;
    private final Notices notices;
    private final Clock clock;

    CaseRemarksController(
            CaseNotes notes,
            Participation participation,
            TierAsking tiers,
            ToldSince toldSince,
            Cases cases,
            Notices notices,
            Clock clock) {
        this.notes = notes;
        this.participation = participation;
        this.tiers = tiers;
        this.toldSince = toldSince;
        this.cases = cases;
        this.notices = notices;
        this.clock = clock;
    }

    @PostMapping("/notes")
    String write(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String at,
            RedirectAttributes redirect,
            Locale locale) {
        if (closed(person, caseNo)) {
            redirect.addFlashAttribute("unwritten", content);
            notices.warn(redirect, locale, "casework.unkept.closed");
            return "redirect:/cases/" + caseNo;
        }
        var how = CaseNote.Kind.of(kind);
        var when = moment(at);
        var written = when != null && how.byHand()
                ? notes.write(person, caseNo, how, content, when)
                : CaseNotes.Written.REFUSED;
        if (written != CaseNotes.Written.KEPT) {
            cases.requireReader(person, caseNo);
            redirect.addFlashAttribute("unwritten", content);
            redirect.addFlashAttribute("unwrittenKind", kind);
            redirect.addFlashAttribute("unwrittenAt", at);
            redirect.addFlashAttribute("unwrittenWhy", when == null ? "noTime" : written.word());
        } else {
            notices.say(redirect, locale, "casework.note.kept");
        }
        return "redirect:/cases/" + caseNo + "#notes";
    }

    @PostMapping("/agencies")
    String ask(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        if (closed(person, caseNo)) {
            redirect.addFlashAttribute("unasked", reason);
            notices.warn(redirect, locale, "casework.unkept.closed");
            return "redirect:/cases/" + caseNo;
        }
        var asked = participation.ask(person, caseNo, agency, reason);
        if (!asked) {
            redirect.addFlashAttribute("unasked", reason);
            redirect.addFlashAttribute("unaskedAgency", agency);
        }
        say(redirect, locale, asked, asked ? "casework.ask.done" : "casework.ask.refused");
        return "redirect:/cases/" + caseNo;
    }

    @PostMapping("/tier")
    String answer(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String asked,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String told,
            RedirectAttributes redirect,
            Locale locale) {
        var agreed = decision.equals("agree");
        if (!agreed && !decision.equals("keep")) {
            cases.requireReader(person, caseNo);
            return "redirect:/cases/" + caseNo + "#tier";
        }
        // Whoever objects keeps the case as it is, whatever was told since.
        var judged = agreed
                ? toldSince.judged(person, caseNo, told, () -> tiers.answer(person, caseNo, asked, true, reason))
                : Optional.of(tiers.answer(person, caseNo, asked, false, reason));
        if (judged.isEmpty()) {
            redirect.addFlashAttribute("unsaid", reason);
            notices.warn(redirect, toldSince.why(person, caseNo, told, locale));
            return "redirect:/cases/" + caseNo + "#tier";
        }
        var said = judged.get();
        var done = said == TierAsking.Said.TAKEN;
        if (!done) {
            redirect.addFlashAttribute("unsaid", reason);
            redirect.addFlashAttribute("unsaidWhy", said.name());
        }
        var key = done ? (agreed ? "agreed" : "kept") : "not." + said.name();
        say(redirect, locale, done, "casework.tier." + key);
        return "redirect:/cases/" + caseNo + (done ? "" : said == TierAsking.Said.REASON ? "#tier-reason" : "#tier");
    }

    private void say(RedirectAttributes redirect, Locale locale, boolean done, String key) {
        if (done) {
            notices.say(redirect, locale, key);
        } else {
            notices.warn(redirect, locale, key);
        }
    }

    /** Somebody closed it while this reader wrote: he may still read it, and so what he wrote. */
    private boolean closed(Person person, String caseNo) {
        cases.requireReader(person, caseNo);
        return !cases.file(caseNo).open();
    }

    /** As people in China read their clocks; now if nobody said when, null if what was said is no time. */
    private @Nullable Instant moment(String at) {
        try {
            return at.isEmpty()
                    ? clock.instant()
                    : LocalDateTime.parse(at).atZone(BusinessClock.CHINA).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
