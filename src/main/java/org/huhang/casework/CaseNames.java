package org.huhang.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.intake.NamedInCase;
import org.springframework.stereotype.Component;

/** Who is named in the child's file of a case: the child, the guardian, and whom nobody may contact. */
@Component
class CaseNames implements NamedInCase {

    private final CaseTable cases;
    private final ChildFiles children;

    CaseNames(CaseTable cases, ChildFiles children) {
        this.cases = cases;
        this.children = children;
    }

    @Override
    public Collection<String> names(String caseNo) {
        return cases.find(caseNo).map(this::names).orElse(List.of());
    }

    private List<String> names(CaseFile file) {
        var child = children.file(file.childId()).identity();
        var names = new ArrayList<String>();
        Stream.of(child.name(), child.guardianName()).filter(Objects::nonNull).forEach(names::add);
        children.facts(file.childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DO_NOT_CONTACT)
                .forEach(fact -> who(fact.value(), names));
        return names;
    }

    private static void who(Object value, List<String> names) {
        if (value instanceof List<?> rows) {
            rows.forEach(row -> who(row, names));
        } else if (value instanceof Map<?, ?> row && row.get("who") instanceof String who) {
            names.add(who);
        }
    }
}
