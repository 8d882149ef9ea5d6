package org.huhang.worklist;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

    private static final String NOTICE = "notice";

    private final Oversight oversight;
    private final MessageSource words;

    OversightController(Oversight oversight, MessageSource words) {
        this.oversight = oversight;
        this.words = words;
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
            redirect.addFlashAttribute(
                    NOTICE, sentence(instruct ? "worklist.urge.instructed" : "worklist.urge.reminded", locale));
        } catch (NoReason e) {
            redirect.addFlashAttribute(NOTICE, sentence("worklist.urge.noText", locale));
        } catch (NoLongerOpen e) {
            redirect.addFlashAttribute(NOTICE, sentence("worklist.problem.gone", locale));
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
                redirect.addFlashAttribute(NOTICE, sentence("worklist.assign.noReason", locale));
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
        redirect.addFlashAttribute(
                NOTICE,
                ids.isEmpty()
                        ? sentence("worklist.assign.none", locale)
                        : sentence(
                                stayed == 0 ? "worklist.assign.done" : "worklist.assign.partly",
                                locale,
                                moved,
                                stayed));
    }

    private String sentence(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }
}
