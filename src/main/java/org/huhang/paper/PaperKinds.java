package org.huhang.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.ReferenceFile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The kinds of papers ({@code reference/paper-kinds.csv}) and the templates that came with the platform. */
@Component
class PaperKinds {

    private final Map<String, PaperKind> kinds = new LinkedHashMap<>();

    PaperKinds() {
        for (var line : ReferenceFile.lines("paper-kinds.csv")) {
            var kind = new PaperKind(
                    line.text("kind"),
                    line.text("code"),
                    line.text("title"),
                    line.text("title_en"),
                    line.read(
                            "agencies",
                            text -> Set.copyOf(
                                    parts(text).map(AgencyType::valueOf).toList())),
                    line.read("to", text -> parts(text).map(Recipient::valueOf).toList()),
                    line.read("required", text -> parts(text).toList()),
                    line.text("law"),
                    line.text("law_en"));
            kinds.put(kind.key(), kind);
        }
    }

    static Stream<String> parts(String text) {
        return Stream.of(text.split(";")).map(String::strip).filter(part -> !part.isEmpty());
    }

    Optional<PaperKind> find(String key) {
        return Optional.ofNullable(kinds.get(key));
    }

    PaperKind get(String key) {
        return find(key).orElseThrow(() -> new NoSuchPaper(key));
    }

    Collection<PaperKind> all() {
        return kinds.values();
    }

    List<PaperKind> madeBy(AgencyType type) {
        return kinds.values().stream().filter(kind -> kind.isMadeBy(type)).toList();
    }

    /** The template that came with the platform. */
    byte[] shipped(PaperKind kind) {
        try {
            return new ClassPathResource("forms/" + kind.key() + ".docx", PaperKinds.class.getClassLoader())
                    .getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
