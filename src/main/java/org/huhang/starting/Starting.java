package org.huhang.starting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CaseBegun;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseProcess;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Dangers;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Given;
import org.huhang.casework.Secrecy;
import org.huhang.engine.StartOfProcess;
import org.huhang.form.Checked;
import org.huhang.form.Era;
import org.huhang.form.Form;
import org.huhang.form.Problem;
import org.huhang.worklist.AnswerRefused;
import org.huhang.worklist.FirstAnswers;
import org.huhang.worklist.WorkItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a process by hand: child file, case, process and the answer that began it, all in one transaction or not at all. */
@Component
class Starting {

    private static final Logger log = LoggerFactory.getLogger(Starting.class);

    private final Startable startable;
    private final StartQuestions questions;
    private final ChildOfStart children;
    private final OnceAtATime once;
    private final FirstAnswers answers;
    private final CaseRegister register;
    private final Cases cases;
    private final CaseProcess process;
    private final Dangers dangers;
    private final Secrecy secrecy;
    private final Exclusions exclusions;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Starting(
            Startable startable,
            StartQuestions questions,
            ChildOfStart children,
            OnceAtATime once,
            FirstAnswers answers,
            CaseRegister register,
            Cases cases,
            CaseProcess process,
            Dangers dangers,
            Secrecy secrecy,
            Exclusions exclusions,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.startable = startable;
        this.questions = questions;
        this.children = children;
        this.once = once;
        this.answers = answers;
        this.register = register;
        this.cases = cases;
        this.process = process;
        this.dangers = dangers;
        this.secrecy = secrecy;
        this.exclusions = exclusions;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a process. The same id begins it once, however often it is sent.
     *
     * @param person who
     * @param processKey the process
     * @param id the id that the page of the form was given
     * @param given field keys to JSON values
     * @return the item of the answer that began it
     * @throws NoSuchStart if it is not this person's to begin
     * @throws AnswerRefused if something is wrong at a field; nothing began
     * @throws RunsAlready if it runs in the case of the child already; nothing began
     */
    @Transactional
    WorkItem begin(Person person, String processKey, UUID id, Map<String, Object> given) {
        var start = startable.of(person, processKey);
        var before = answers.begun(person, id);
        if (before.isPresent()) {
            return before.get();
        }
        var checked = checked(person, start, given);
        var answer = new Given(checked.answers());
        var told = children.of(person, answer, Form.confirmed(given));
        if (!told.problems().isEmpty()) {
            throw new AnswerRefused(answers.form(start), told.problems());
        }
        var open = register.lockOpenOfChild(told.child().id());
        open.ifPresent(running -> once.check(start, running, answer));
        var file = open.orElseGet(() -> opened(person, told));
        var group = startable.group(start, person);
        exclusions.spread(file.childId());
        register.addParty(file.caseNo(), person.agencyCode(), start.elementId());
        var instance = process.begin(file, start.message(), facts(person, start, checked));
        var item = answers.keep(person, new FirstAnswers.Begun(id, start, file.caseNo(), instance, group), given);
        cases.describe(file.caseNo());
        if (open.isEmpty()) {
            secrecy.spread(file.childId());
            dangers.cameHome(cases.file(file.caseNo()));
        }
        events.publishEvent(new CaseBegun(file.caseNo(), person.id(), id, open.isEmpty()));
        log.info("process {} of case {} begun by {}", processKey, file.caseNo(), person.id());
        return item;
    }

    private Checked checked(Person person, StartOfProcess start, Map<String, Object> given) {
        var form = answers.form(start);
        var chosen = given.get(StartQuestions.CASE) instanceof String caseNo ? caseNo : null;
        var checked = form.check(given, questions.values(person, chosen), () -> Era.UNKNOWN);
        var problems = new ArrayList<Problem>(checked.problems());
        problems.addAll(form.turned(given));
        if (!problems.isEmpty()) {
            throw new AnswerRefused(form, problems);
        }
        return checked;
    }

    /** A case of its own; how grave it is the answer says, which is heard as every other one. */
    private CaseFile opened(Person person, ChildOfStart.Told told) {
        var agency = directory.agency(person.agencyCode());
        var file = register.open(
                told.child(),
                directory.countyOf(told.region()),
                new CaseRegister.Told(
                        told.region(), List.of(), "BLUE", false, agency.type().name()));
        register.place(
                file.caseNo(),
                told.region(),
                agency.type() == AgencyType.SCHOOL ? agency.code() : null,
                agency.type() == AgencyType.POLICE ? agency.code() : null);
        return file;
    }

    private Map<String, Object> facts(Person person, StartOfProcess start, Checked checked) {
        var facts = new LinkedHashMap<String, Object>();
        start.takes().forEach(name -> facts.put(name, null));
        facts.putAll(checked.variables());
        facts.put("begunBy", person.agencyCode());
        facts.put("begunAt", Date.from(clock.instant()));
        return facts;
    }
}
