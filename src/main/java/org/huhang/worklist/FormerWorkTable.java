package org.huhang.worklist;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huhang.engine.FormerWork;
import org.huhang.model.Work;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** SQL of what tasks were before models said it. Only migrations write it, so it is read once. */
@Component
class FormerWorkTable implements FormerWork {

    private final Supplier<Map<String, Work>> all;

    FormerWorkTable(JdbcClient jdbc) {
        this.all = SingletonSupplier.of(() -> jdbc
                .sql("select process_key || ' ' || element_id as task, work from worklist.former_work")
                .query((row, number) -> Map.entry(row.getString("task"), Work.of(row.getString("work"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public Work of(String processKey, String elementId) {
        return all.get().getOrDefault(processKey + " " + elementId, Work.OTHER);
    }
}
