package org.huhang.worklist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Corrections for other programs: same rules, same checks as the pages. */
@RestController
@RequestMapping("/api/tasks/{id}/corrections")
class CorrectionApi {

    private final Worklist worklist;
    private final Corrections corrections;

    CorrectionApi(Worklist worklist, Corrections corrections) {
        this.worklist = worklist;
        this.corrections = corrections;
    }

    @GetMapping
    List<Row> list(Person person, @PathVariable UUID id, Locale locale) {
        worklist.open(person, id);
        return corrections.of(id).stream()
                .map(made -> new Row(
                        made.number(),
                        made.person(),
                        made.reason(),
                        made.at().atZone(BusinessClock.CHINA).toOffsetDateTime(),
                        corrections.inWords(made, person, locale)))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(Person person, @PathVariable UUID id, @RequestBody Wanted wanted) {
        corrections.correct(person, id, wanted.answers(), wanted.reason(), wanted.version());
    }

    /** A correction as it was made. */
    record Row(int number, String person, String reason, OffsetDateTime at, List<Corrections.Difference> changes) {}

    /**
     * A correction to be made.
     *
     * @param answers the whole answer as it should have been
     * @param reason why
     * @param version how many corrections the caller saw
     */
    record Wanted(Map<String, Object> answers, String reason, int version) {

        @SuppressWarnings("NullAway") // as Jackson calls it
        Wanted {
            answers = answers == null ? Map.of() : answers;
            reason = reason == null ? "" : reason;
        }
    }
}
