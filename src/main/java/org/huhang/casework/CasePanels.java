package org.huhang.casework;

import java.util.Map;
import org.huhang.agency.Person;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What stands beside every task of a case: the safety strip, the way so far, the papers, the process picture. */
@Configuration(proxyBeanMethods = false)
class CasePanels {

    @Bean
    TaskPanel stripPanel(Cases cases, SafetyStrip strip) {
        return (task, reader) -> new TaskPanel.Panel(
                TaskPanel.Place.STRIP,
                10,
                "casework/_strip :: strip",
                Map.of("strip", strip.of(cases.file(task.caseNo()), reader, LocaleContextHolder.getLocale())));
    }

    @Bean
    TaskPanel wayPanel(Cases cases, CaseTimeline timeline) {
        return (task, reader) -> new TaskPanel.Panel(
                TaskPanel.Place.SIDE,
                20,
                "casework/_way :: way",
                Map.of(
                        "entries",
                        timeline.besideTask(cases.file(task.caseNo()), reader, LocaleContextHolder.getLocale())));
    }

    @Bean
    TaskPanel papersPanel(Cases cases, CasePapers papers) {
        return (task, reader) -> new TaskPanel.Panel(
                TaskPanel.Place.SIDE,
                30,
                "casework/_papers :: papers",
                Map.of("files", papers.of(cases.file(task.caseNo()), reader)));
    }

    @Bean
    TaskPanel picturePanel(CaseProcess process, CasePage page) {
        return new TaskPanel() {
            @Override
            public @Nullable Panel panel(WorkItem task, Person reader) {
                return process.of(task.caseNo()).stream()
                        .filter(one -> one.instanceId().equals(task.instanceId()))
                        .findFirst()
                        .map(one -> new Panel(
                                Place.SIDE,
                                40,
                                "casework/_picture :: picture",
                                Map.of(
                                        "caseNo",
                                        task.caseNo(),
                                        "folded",
                                        false,
                                        "token",
                                        new StandingProcess(
                                                one.instanceId(),
                                                page.processName(one, LocaleContextHolder.getLocale()),
                                                process.standing(one.instanceId())))))
                        .orElse(null);
            }
        };
    }
}
