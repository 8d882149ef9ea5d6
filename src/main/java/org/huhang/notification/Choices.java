package org.huhang.notification;

import java.util.Arrays;
import java.util.EnumSet;
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

    /** Those of some people who are to be told. */
    Set<String> wanting(MessageKind kind, Set<String> people) {
        if (!kind.choosable()) {
            return people;
        }
        var chosen = table.of(kind, people);
        return people.stream()
                .filter(person -> chosen.getOrDefault(person, kind.toldUnasked()))
                .collect(Collectors.toSet());
    }

    /** Which of the choosable kinds a person is told. */
    Set<MessageKind> of(String person) {
        var told = EnumSet.noneOf(MessageKind.class);
        CHOOSABLE.stream()
                .filter(kind -> !wanting(kind, Set.of(person)).isEmpty())
                .forEach(told::add);
        return told;
    }

    @Transactional
    void keep(String person, Set<MessageKind> told) {
        table.keep(person, CHOOSABLE, told);
    }
}
