package org.huhang.worklist;

import java.util.List;
import java.util.Map;
import org.huhang.form.Characters;
import org.huhang.form.Problem;
import org.springframework.stereotype.Component;

/** A reason says something: a word that fills the box is none. */
@Component
class SpokenReasons implements TaskRule {

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().endsWith("Reason"))
                .filter(answer -> answer.getValue() instanceof String text && Characters.saysNothing(text))
                .map(answer -> new Problem(answer.getKey(), "saysNothing", List.of()))
                .toList();
    }
}
