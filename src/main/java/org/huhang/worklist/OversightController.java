package org.huhang.worklist;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.web.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What leaders and supervisors do with the tasks of others: one on its page, several in the list. */
@Controller
@RequestMapping("/tasks")
class OversightController {

    private final Oversight oversight;
    private final Notices notices;

    OversightController(Oversight oversight, Notices notices) {
        this.oversight = oversight;
        this.notices = notices;
    }

    @PostMapping("/{id}/assign")
    String assign(
            Person person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        say(redirect, locale, one -> move(person, one, to, reason), List.of(id));
        return "redirect:/tasks/" + id;
    }

    @PostMapping("/{id}/urge")
    String urge(
            Person person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean instruct,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            oversight.urge(person, id, instruct, text);
            notices.say(redirect, locale, instruct ? "worklist.urge.instructed" : "worklist.urge.reminded");
        } catch (NoReason e) {
            notices.warn(redirect, locale, "worklist.urge.noText");
        } catch (ReasonTooLong e) {
            notices.warn(redirect, locale, "worklist.problem.reasonTooLong", Characters.LONGEST_REASON);
        } catch (UrgedJustNow e) {
            notices.warn(redirect, locale, "worklist.urge.justNow");
        } catch (NoLongerOpen e) {
            notices.warn(redirect, locale, "worklist.problem.gone");
        }
        return "redirect:/tasks/" + id;
    }

    /** Several of the agency's list at once; what cannot be moved stays where it is and is counted. */
    @PostMapping("/assign")
    String several(
            Person person,
            @RequestParam(required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        say(redirect, locale, one -> move(person, one, to, reason), ids == null ? List.of() : ids);
        return "redirect:/tasks?view=agency";
    }

    /** To nobody is back into the pool. */
    private void move(Person leader, UUID id, String to, String reason) {
        if (to.isEmpty()) {
            oversight.giveBack(leader, id, reason);
        } else {
            oversight.assign(leader, id, to, reason);
        }
    }

    private void say(RedirectAttributes redirect, Locale locale, Consumer<UUID> act, List<UUID> ids) {
        var moved = 0;
        for (var id : ids) {
            try {
                act.accept(id);
                moved++;
            } catch (NoReason e) {
                notices.warn(redirect, locale, "worklist.assign.noReason");
                return;
            } catch (ReasonTooLong e) {
                notices.warn(redirect, locale, "worklist.problem.reasonTooLong", Characters.LONGEST_REASON);
                return;
            } catch (NotAllowed | NoSuchItem e) {
                if (ids.size() == 1) {
                    throw e;
                }
            } catch (CannotHold | NoLongerOpen e) {
                // Said below, with the others that stayed.
                continue;
            }
        }
        var stayed = ids.size() - moved;
        if (ids.isEmpty()) {
            notices.warn(redirect, locale, "worklist.assign.none");
        } else {
            notices.say(
                    redirect, locale, stayed == 0 ? "worklist.assign.done" : "worklist.assign.partly", moved, stayed);
        }
    }
}
