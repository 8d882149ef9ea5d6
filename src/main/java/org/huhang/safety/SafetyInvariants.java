package org.huhang.safety;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huhang.agency.ReferenceFile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Asks the database whether the promises hold. It changes nothing. */
@Service
public class SafetyInvariants {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String policeFacts;
    private final Map<Promise, String> questions = new EnumMap<>(Promise.class);

    SafetyInvariants(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        // The answers that make a police matter, and whether one says that nobody knows where the child is.
        this.policeFacts = json.writeValueAsString(ReferenceFile.lines("police-facts.csv").stream()
                .map(ReferenceFile.Line::cells)
                .filter(row -> !"none".equals(row.get("means")))
                .toList());
        for (var promise : Promise.values()) {
            questions.put(promise, text("safety/" + promise.key() + ".sql"));
        }
    }

    /**
     * All promises, over all cases.
     *
     * @return what does not hold; empty if all is well
     */
    @Transactional(readOnly = true)
    public List<Breach> breaches() {
        return Arrays.stream(Promise.values())
                .flatMap(promise -> breaches(promise).stream())
                .toList();
    }

    /**
     * One promise, over all cases.
     *
     * @param promise which
     * @return what does not hold
     */
    @Transactional(readOnly = true)
    public List<Breach> breaches(Promise promise) {
        return jdbc.sql(Objects.requireNonNull(questions.get(promise)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("policeFacts", policeFacts)
                .query((row, number) ->
                        new Breach(promise, row.getString("case_no"), row.getString("subject"), row.getString("place")))
                .list();
    }

    private static String text(String path) {
        try (var in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
