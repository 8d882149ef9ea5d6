package org.huhang.handover;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.ReferenceFile;
import org.huhang.engine.StartOfProcess;
import org.huhang.engine.Starts;
import org.huhang.form.Characters;
import org.springframework.stereotype.Component;

/**
 * Which process each fact is handed to, and which kind of agency takes it there (domain paper B.6). A deployed model whose start
 * waits for the fact says so itself; for processes that are not there yet the table does. The table is data: where the law names
 * no agency it is a policy, and its row says so.
 */
@Component
class LinkMatrix {

    private static final String FILE = "hand-overs.csv";

    private final List<Link> links =
            ReferenceFile.lines(FILE).stream().map(Link::of).toList();

    private final Starts starts;

    LinkMatrix(Starts starts) {
        this.starts = starts;
    }

    /**
     * Where a fact goes.
     *
     * @param message the fact
     * @param fromProcess the process that hands it over
     * @return what the model of the receiving process says, else the row of the sending process, else the one for every process
     * @throws IllegalArgumentException if nobody takes it
     */
    Link of(String message, String fromProcess) {
        return starts.taking(message).map(Link::of).orElseGet(() -> row(message, fromProcess));
    }

    private Link row(String message, String fromProcess) {
        return links.stream()
                .filter(link -> link.message().equals(message))
                .filter(link -> Characters.blank(link.from()) || link.from().equals(fromProcess))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process takes " + message));
    }

    /**
     * What a process is called that is not there yet.
     *
     * @param key its id
     * @param locale the reader's language
     * @return the words of its first row; the id where no row has any
     */
    String process(String key, Locale locale) {
        return links.stream()
                .filter(link -> link.toProcess().equals(key))
                .map(link ->
                        Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? link.english() : link.chinese())
                .filter(name -> !Characters.blank(name))
                .findFirst()
                .orElse(key);
    }

    /** The facts that have a row. */
    Stream<String> messages() {
        return links.stream().map(Link::message);
    }

    /**
     * A row.
     *
     * @param message the fact
     * @param from the process that hands it over, empty for every one
     * @param toProcess the process that it belongs to
     * @param chinese what that is called, empty where its model says so
     * @param english the same in English
     * @param taker the kind of agency that takes it
     * @param role the role in which it does
     */
    record Link(
            String message,
            String from,
            String toProcess,
            String chinese,
            String english,
            AgencyType taker,
            String role) {

        private static Link of(StartOfProcess start) {
            var desk = Objects.requireNonNull(start.takenBy()).split(":", 2);
            return new Link(start.message(), "", start.processKey(), "", "", AgencyType.valueOf(desk[0]), desk[1]);
        }

        private static Link of(ReferenceFile.Line line) {
            var taker = line.read("taker", AgencyType::valueOf);
            return new Link(
                    line.text("message"),
                    line.text("from_process"),
                    line.text("to_process"),
                    line.text("to_zh"),
                    line.text("to_en"),
                    taker,
                    line.read("role", role -> known(taker, role)));
        }

        private static String known(AgencyType taker, String role) {
            if (!taker.roles().contains(role)) {
                throw new IllegalArgumentException(taker + " has no such role");
            }
            return role;
        }
    }
}
