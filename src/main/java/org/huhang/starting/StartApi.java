package org.huhang.starting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.worklist.WorkItem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Beginning a process, for other programs: same rules, same checks as the pages. */
@RestController
class StartApi {

    private final StartOnce starts;

    StartApi(StartOnce starts) {
        this.starts = starts;
    }

    /** About the child whom the answers describe, or whose case they name. */
    @PostMapping("/api/processes")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(Person person, @RequestBody Wanted wanted) {
        return begun(person, wanted, wanted.answers());
    }

    /** About the child of a case that the person may open. */
    @PostMapping("/api/cases/{caseNo}/processes")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(Person person, @PathVariable String caseNo, @RequestBody Wanted wanted) {
        var answers = new LinkedHashMap<>(wanted.answers());
        answers.put("startWhose", "known");
        answers.put(StartQuestions.CASE, caseNo);
        return begun(person, wanted, answers);
    }

    private Begun begun(Person person, Wanted wanted, Map<String, Object> answers) {
        return new Begun(starts.begin(person, wanted.process(), wanted.id(), answers));
    }

    /**
     * What was begun.
     *
     * @param taskId the item of the answer that began it
     * @param caseNo in which case
     */
    record Begun(UUID taskId, String caseNo) {

        Begun(WorkItem item) {
            this(item.id(), item.caseNo());
        }
    }

    /**
     * What shall begin.
     *
     * @param process the process id
     * @param id chosen by the caller; the same begins once
     * @param answers the start form, field keys to JSON values
     */
    record Wanted(String process, UUID id, Map<String, Object> answers) {

        @SuppressWarnings("NullAway") // as Jackson calls it
        Wanted {
            process = process == null ? "" : process;
            id = id == null ? UUID.randomUUID() : id;
            answers = answers == null ? Map.of() : answers;
        }
    }
}
