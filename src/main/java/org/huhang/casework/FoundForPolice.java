package org.huhang.casework;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huhang.engine.Decisions;
import org.springframework.stereotype.Component;

/** Whether what an assessment found is for the police, whatever tier the case has (MPL 11, G2). */
@Component
class FoundForPolice {

    private static final List<String> HARMS = List.of("harmByGuardian", "nobodyCaring", "severeHomeViolence");

    private final Decisions decisions;

    FoundForPolice(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What the table says of the answers to any task; false where nothing of it was asked. */
    boolean in(Map<String, Object> answers) {
        var conduct = answers.get("guardianConduct");
        if (conduct == null && Collections.disjoint(answers.keySet(), HARMS)) {
            return false;
        }
        var inputs = new LinkedHashMap<String, Object>();
        HARMS.forEach(key -> inputs.put(key, Boolean.TRUE.equals(answers.get(key))));
        inputs.put("guardianConduct", conduct instanceof List<?> codes ? codes : List.of());
        return Boolean.parseBoolean(decisions.ask(tables ->
                String.valueOf(tables.evaluate("foundForPolice", inputs).value())));
    }
}
