package org.huhang.worklist;

import java.util.List;
import org.huhang.form.ReadableAnswer;

/**
 * An answer in words, as it stands after the last correction.
 *
 * @param gist what was decided or found
 * @param all everything that was answered, in the order of the form
 */
public record ToldAnswer(List<ReadableAnswer> gist, List<ReadableAnswer> all) {

    /** Where the reader may not open the task. */
    public static final ToldAnswer NOTHING = new ToldAnswer(List.of(), List.of());
}
