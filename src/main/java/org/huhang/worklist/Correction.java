package org.huhang.worklist;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer became. It stands beside the first answer, which nobody changes.
 *
 * @param taskId the work item
 * @param number counts the corrections of this answer from 1
 * @param caseNo the case
 * @param person who corrected
 * @param reason why; words of a person, never for mails or the trail
 * @param before the whole answer until then, declared field keys to JSON values
 * @param after the whole answer since
 * @param at when
 */
public record Correction(
        UUID taskId,
        int number,
        String caseNo,
        String person,
        String reason,
        Map<String, Object> before,
        Map<String, Object> after,
        Instant at) {

    /**
     * The questions that are answered otherwise. A box that was not asked before and was left empty then says nothing.
     *
     * @return keys of fields
     */
    public Set<String> changed() {
        var keys = changed(before, after);
        keys.removeIf(key -> unsaid(before.get(key)) && unsaid(after.get(key)));
        return keys;
    }

    private static boolean unsaid(@Nullable Object answer) {
        return answer == null
                || Boolean.FALSE.equals(answer)
                || (answer instanceof Collection<?> several && several.isEmpty());
    }

    static Set<String> changed(Map<String, ?> before, Map<String, ?> after) {
        var keys = new TreeSet<String>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return keys;
    }
}
