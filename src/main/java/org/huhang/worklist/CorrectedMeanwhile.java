package org.huhang.worklist;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody corrected this answer after the person had opened it; nothing changed. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class CorrectedMeanwhile extends RuntimeException {

    CorrectedMeanwhile(UUID taskId) {
        super("answer of task " + taskId + " was corrected meanwhile");
    }
}
