package org.huhang.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what people want to be told. */
@Repository
class ChoiceTable {

    private final JdbcClient jdbc;

    ChoiceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a person chose, by the name of the kind. */
    Map<String, Boolean> of(String person) {
        return jdbc
                .sql("select kind, told from notification.choice where person = ?")
                .params(person)
                .query((row, number) -> Map.entry(row.getString(1), row.getBoolean(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keeps which of the kinds a person wants to be told. */
    void keep(String person, List<MessageKind> kinds, Set<MessageKind> told) {
        kinds.forEach(kind -> jdbc.sql(
                        """
                        insert into notification.choice (person, kind, told) values (?, ?, ?)
                        on conflict (person, kind) do update set told = excluded.told
                        """)
                .params(person, kind.name(), told.contains(kind))
                .update());
    }
}
