package org.huhang.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each person wants to be told. */
@Component
class Choices {

    static final List<MessageKind> CHOOSABLE =
            Arrays.stream(MessageKind.values()).filter(MessageKind::choosable).toList();

    private final ChoiceTable table;

    Choices(ChoiceTable table) {
        this.table = table;
    }

    /** Which of the choosable kinds a person is told. */
    Set<MessageKind> of(String person) {
        var chosen = table.of(person);
        return CHOOSABLE.stream()
                .filter(kind -> chosen.getOrDefault(kind.name(), kind.toldUnasked()))
                .collect(Collectors.toSet());
    }

    @Transactional
    void keep(String person, Set<MessageKind> told) {
        table.keep(person, CHOOSABLE, told);
    }
}
