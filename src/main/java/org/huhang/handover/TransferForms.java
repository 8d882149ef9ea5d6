package org.huhang.handover;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Agency;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Given;
import org.huhang.form.Problem;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.worklist.TaskFacts;
import org.huhang.worklist.TaskRule;
import org.huhang.worklist.WorkItem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Where a case may be sent by the forms, whom they name, and what may not be sent back. */
@Component
class TransferForms implements TaskFacts, TaskRule {

    private static final Map<Work, String> WHERE =
            Map.of(Work.ACCEPTANCE, "transferWhere", Work.INTAKE, "forwardWhere");

    private static final Set<AgencyType> INTAKES =
            Set.of(AgencyType.TOWNSHIP, AgencyType.POLICE, AgencyType.CIVIL, AgencyType.EDU, AgencyType.PROC);

    /** Who can go on protecting a child where police have nothing to do. */
    private static final Set<AgencyType> PROTECTING = Stream.of(AgencyType.values())
            .filter(type -> type != AgencyType.POLICE && type.leadingRole() != null)
            .collect(Collectors.toUnmodifiableSet());

    private final Sent sent;
    private final Jurisdiction jurisdiction;
    private final AgencyChoice choice;

    TransferForms(Sent sent, Jurisdiction jurisdiction, AgencyChoice choice) {
        this.sent = sent;
        this.jurisdiction = jurisdiction;
        this.choice = choice;
    }

    @Override
    public Map<String, Object> values(WorkItem task, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        return switch (task.work()) {
            case ACCEPTANCE -> Map.of("transferUnits", units(task, Set.of(AgencyType.POLICE), locale));
            case INTAKE -> Map.of("forwardAgencies", units(task, INTAKES, locale));
            case NOT_POLICE -> Map.of("handedAgencies", options(task, PROTECTING, locale));
            case CONFIRM_OUTSIDE, CONFIRM_FORWARDED, CONFIRM_TAKEN -> sentTo(task);
            default -> Map.of();
        };
    }

    private Map<String, Object> sentTo(WorkItem task) {
        return sent.lastOutside(task.caseNo(), OutsideAsked.ABOUT.get(task.work()))
                .map(went -> Map.<String, Object>of("sentTo", Parts.of(went.outside(), went.spokenTo())))
                .orElse(Map.of());
    }

    private List<Map<String, String>> units(WorkItem task, Set<AgencyType> types, Locale locale) {
        return superior(task)
                .map(superior -> List.of(option(superior, locale)))
                .orElseGet(() -> options(task, types, locale));
    }

    private Optional<Agency> superior(WorkItem task) {
        var kind = task.work() == Work.ACCEPTANCE ? Transfer.Kind.POLICE : Transfer.Kind.INTAKE;
        // What the answer itself sent is what its correction is about.
        var own = task.open() ? Optional.<Transfer>empty() : sent.standing(task.caseNo(), kind, task.agencyCode());
        return jurisdiction.commonSuperior(
                task.caseNo(), kind, task.agencyCode(), own.map(Transfer::id).orElse(null));
    }

    private static Map<String, String> option(Agency agency, Locale locale) {
        return Map.of("value", agency.code(), "label", agency.name(locale));
    }

    private List<Map<String, String>> options(WorkItem task, Set<AgencyType> types, Locale locale) {
        var own = Directory.agencyOf(task.group());
        return choice.of(
                task.caseNo(),
                agency -> types.contains(agency.type()) && !agency.code().equals(own),
                locale);
    }

    @Override
    public List<Problem> check(WorkItem task, Map<String, Object> answers, Map<String, Object> known) {
        return Stream.of(nothingToSendBack(task, answers), superiorDecides(task, answers), designated(task, answers))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Problem> nothingToSendBack(WorkItem task, Map<String, Object> answers) {
        return task.work() == Work.INTAKE
                        && TransferAnswer.SEND_BACK.equals(answers.get("intakeDecision"))
                        && sent.open(task).isEmpty()
                ? Optional.of(new Problem("intakeDecision", "nothingToSendBack", List.of()))
                : Optional.empty();
    }

    private Optional<Problem> superiorDecides(WorkItem task, Map<String, Object> answers) {
        var where = WHERE.get(task.work());
        return where != null && TransferAnswer.OUTSIDE.equals(answers.get(where))
                ? superior(task)
                        .map(superior -> new Problem(
                                where,
                                "commonSuperiorDecides",
                                List.of(superior.name(LocaleContextHolder.getLocale()))))
                : Optional.empty();
    }

    private Optional<Problem> designated(WorkItem task, Map<String, Object> answers) {
        var question = TransferAnswer.question(task.work());
        return question != null && new TransferAnswer(new Given(answers)).returns(question) && designated(task)
                ? Optional.of(new Problem(question, "designatedBySuperior", List.of()))
                : Optional.empty();
    }

    /** Whether it was sent by whoever decides whose it is. */
    private boolean designated(WorkItem task) {
        return sent.open(task).filter(jurisdiction::designated).isPresent();
    }

    @Override
    public Map<String, Set<String>> impossible(WorkItem task) {
        return switch (task.work()) {
            case INTAKE -> ofIntake(task);
            case ACCEPTANCE ->
                superior(task).isPresent() ? Map.of("transferWhere", Set.of(TransferAnswer.OUTSIDE)) : Map.of();
            case TAKE_TRANSFER -> designated(task) ? Map.of("transferAnswer", Set.of("return")) : Map.of();
            default -> Map.of();
        };
    }

    private Map<String, Set<String>> ofIntake(WorkItem task) {
        var never = new HashMap<String, Set<String>>();
        if (sent.open(task).isEmpty() || designated(task)) {
            never.put("intakeDecision", Set.of(TransferAnswer.SEND_BACK));
        }
        if (superior(task).isPresent()) {
            never.put("forwardWhere", Set.of(TransferAnswer.OUTSIDE));
        }
        return never;
    }
}
