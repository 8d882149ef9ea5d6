package org.huhang.paper;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.document.WordTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which template a kind of paper is made with: the agency's own if its leader brought one, or that of the platform. */
@Service
class Templates {

    private static final int LARGEST = 2 << 20;

    private final PaperKinds kinds;
    private final TemplateTable table;
    private final Templating templating;
    private final WordTemplates files;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Templates(
            PaperKinds kinds,
            TemplateTable table,
            Templating templating,
            WordTemplates files,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.kinds = kinds;
        this.table = table;
        this.templating = templating;
        this.files = files;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** The kinds that an agency makes. */
    List<PaperKind> kindsOf(Person person) {
        return person.platformOnly()
                ? List.of()
                : kinds.madeBy(directory.agency(person.agencyCode()).type());
    }

    /** All versions of its own that the agency of a person ever had. */
    List<Template> ownOf(Person person) {
        return table.of(person.agencyCode());
    }

    /** The template with which an agency makes a kind of paper now; one of the platform is kept when it is first used. */
    @Transactional
    Template current(PaperKind kind, String agencyCode) {
        return table.current(kind.key(), agencyCode).orElseGet(() -> shipped(kind));
    }

    private Template shipped(PaperKind kind) {
        var content = kinds.shipped(kind);
        var sha256 = Fingerprint.of(content);
        return table.shipped(kind.key(), sha256)
                .or(() -> table.insert(
                        kind.key(),
                        null,
                        content,
                        sha256,
                        AuditLine.SYSTEM,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .or(() -> table.shipped(kind.key(), sha256))
                .orElseThrow(() -> new PaperRefused(PaperRefused.Why.MEANWHILE));
    }

    byte[] content(Template template) {
        return table.content(template.id());
    }

    /** A version that a person may look at: of the platform or of the own agency. */
    Template find(Person person, @Nullable UUID id) {
        return (id == null ? Optional.<Template>empty() : table.find(id))
                .filter(found -> found.agencyCode() == null
                        ? !person.platformOnly()
                        : found.agencyCode().equals(person.agencyCode()))
                .orElseThrow(() -> new NoSuchPaper("template"));
    }

    Template find(UUID id) {
        return table.find(id).orElseThrow(() -> new NoSuchPaper("template"));
    }

    /**
     * Takes a new version in.
     *
     * @param person who leads the agency
     * @param kindKey the kind of paper
     * @throws TemplateFaults if something is wrong in it; nothing is kept then
     * @throws org.huhang.document.FileRefused if it is no Word file, too large, or holds what no file may hold
     */
    @Transactional
    Template upload(Person person, String kindKey, @Nullable String name, InputStreamSource content) {
        var kind = ofLeader(person, kindKey);
        var bytes = files.read(name, content, LARGEST);
        var faults = templating.faults(bytes, kind);
        if (!faults.isEmpty()) {
            throw new TemplateFaults(faults);
        }
        var kept = table.insert(
                        kind.key(),
                        person.agencyCode(),
                        bytes,
                        Fingerprint.of(bytes),
                        person.id(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .orElseThrow(() -> new PaperRefused(PaperRefused.Why.MEANWHILE));
        events.publishEvent(
                new TemplateChanged(person.id(), kind.key(), kept.id().toString()));
        return kept;
    }

    /** Goes back to the template of the platform. */
    @Transactional
    void retire(Person person, String kindKey) {
        var kind = ofLeader(person, kindKey);
        if (table.retire(kind.key(), person.agencyCode(), clock.instant())) {
            events.publishEvent(new TemplateChanged(person.id(), kind.key(), ""));
        }
    }

    private PaperKind ofLeader(Person person, String kindKey) {
        if (!person.leader() || person.platformOnly()) {
            throw new PaperRefused(PaperRefused.Why.LEADER);
        }
        return kindsOf(person).stream()
                .filter(kind -> kind.key().equals(kindKey))
                .findFirst()
                .orElseThrow(() -> new PaperRefused(PaperRefused.Why.NO_SUCH_KIND));
    }
}
