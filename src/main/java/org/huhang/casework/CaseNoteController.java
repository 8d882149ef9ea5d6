package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.web.Notices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes notes from the page of a case, and asks further agencies to take part. */
@Controller
class CaseNoteController {

    private final CaseNotes notes;
    private final Participation participation;
    private final Notices notices;
    private final Clock clock;

    CaseNoteController(CaseNotes notes, Participation participation, Notices notices, Clock clock) {
        this.notes = notes;
        this.participation = participation;
        this.notices = notices;
        this.clock = clock;
    }

    @PostMapping("/cases/{caseNo}/notes")
    String write(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String at,
            RedirectAttributes redirect,
            Locale locale) {
        var how = CaseNote.Kind.of(kind);
        var kept = how.byHand() && notes.write(person, caseNo, how, content, moment(at));
        if (!kept) {
            redirect.addFlashAttribute("unwritten", content);
        }
        notices.say(redirect, locale, kept ? "casework.note.kept" : "casework.note.refused");
        return "redirect:/cases/" + caseNo + "#notes";
    }

    @PostMapping("/cases/{caseNo}/agencies")
    String ask(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var asked = participation.ask(person, caseNo, agency, reason);
        notices.say(redirect, locale, asked ? "casework.ask.done" : "casework.ask.refused");
        return "redirect:/cases/" + caseNo;
    }

    /** As people in China read their clocks; without one it was now. */
    private Instant moment(String at) {
        try {
            return at.isEmpty()
                    ? clock.instant()
                    : LocalDateTime.parse(at).atZone(BusinessClock.CHINA).toInstant();
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }
}
