package org.huhang.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.huhang.model.Bundle;
import org.huhang.model.ModelFile;
import org.huhang.model.ModelGate;
import org.huhang.model.ModelProblem;
import org.huhang.model.ModelRefused;
import org.huhang.model.ModelRule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Service;

/**
 * Models: the shipped ones go live when a node starts, unless they are the ones that live already. A deployment is one
 * folder of processes with its forms, and everything shared, so that every reference resolves inside it.
 */
@Service
public class Definitions implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(Definitions.class);
    private static final String SHIPPED = "shipped";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TURNS = 60;
    private static final String ENGLISH = "en.properties";
    private static final Pattern FORM_ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final ProcessEngine engine;
    private final ModelGate gate;
    private final List<ModelRule> rules;
    private final Map<String, Map<String, ElementWords>> words = new ConcurrentHashMap<>();

    Definitions(ProcessEngine engine, ModelGate gate, List<ModelRule> rules) {
        this.engine = engine;
        this.gate = gate;
        this.rules = rules;
    }

    @Override
    public void afterPropertiesSet() {
        ShippedModels.folders().forEach(folder -> deploy(SHIPPED + ":" + folder, ShippedModels.of(folder)));
    }

    /**
     * Deploys a folder of models with its forms and all that is shared, unless it is what lives already. All of it goes live, or
     * nothing.
     *
     * @param name the deployment's name, by which the next version of the same is known
     * @param files by name, such as {@code processes/shared/feedback.bpmn}
     * @throws ModelRefused if a model carries what models may not, or cannot work
     */
    public void deploy(String name, Map<String, byte[]> files) {
        gate.check(name, files);
        ModelRefused.unlessEmpty(problems(Bundle.of(files)).stream()
                .filter(ModelProblem::refused)
                .toList());
        put(name, files);
    }

    /** What passed the rules goes live; versions that live already were judged by the rules of their day. */
    void put(String name, Map<String, byte[]> files) {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .name(name)
                .source(SHIPPED)
                .enableDuplicateFiltering(false);
        new TreeMap<>(files)
                .forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        deployInTurn(deployment);
    }

    /**
     * What the rules say about a bundle.
     *
     * @param bundle files that passed the gate
     * @return refusals and advice; empty for a model as it should be
     */
    public List<ModelProblem> problems(Bundle bundle) {
        return rules.stream().flatMap(rule -> rule.problems(bundle).stream()).toList();
    }

    /** Nodes that start together deploy one after another; the wait of one statement may be shorter than that of a node. */
    private static void deployInTurn(DeploymentBuilder deployment) {
        for (var turn = 1; ; turn++) {
            try {
                deployment.deploy();
                return;
            } catch (ProcessEngineException e) {
                if (turn == TURNS || !anotherDeploys(e)) {
                    throw e;
                }
                log.info("another node deploys its models, this one waits");
            }
        }
    }

    private static boolean anotherDeploys(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())
                        || anotherDeploys(failure.getCause()));
    }

    /**
     * The name of an element or of the process itself, in the reader's language.
     *
     * @param definitionId the version of the model
     * @param elementId the element id, or the process id
     * @param locale the reader's language; anything but English is Chinese
     * @return the name; the element id if the model does not know it
     */
    public String name(String definitionId, String elementId, Locale locale) {
        var found = words(definitionId).get(elementId);
        return found == null ? elementId : english(locale) ? found.nameEn() : found.name();
    }

    /**
     * The name of a process, in the reader's language.
     *
     * @param definitionId the version of the model
     * @param locale the reader's language; anything but English is Chinese
     * @return the name; the process id if it has none
     */
    public String processName(String definitionId, Locale locale) {
        return name(definitionId, Names.processKey(definitionId), locale);
    }

    /**
     * The documentation of an element, in the reader's language.
     *
     * @param definitionId the version of the model
     * @param elementId the element id, or the process id
     * @param locale the reader's language; anything but English is Chinese
     * @return the text, empty if there is none
     */
    public String documentation(String definitionId, String elementId, Locale locale) {
        var found = words(definitionId).get(elementId);
        return found == null ? "" : english(locale) ? found.documentationEn() : found.documentation();
    }

    /**
     * The diagram of a model, in the reader's language.
     *
     * @param definitionId the version of the model
     * @param locale the reader's language; anything but English is Chinese
     * @return BPMN XML
     */
    public String diagram(String definitionId, Locale locale) {
        return english(locale) ? englishDiagram(definitionId) : asDeployed(definitionId);
    }

    private String asDeployed(String definitionId) {
        var definition = engine.getRepositoryService().getProcessDefinition(definitionId);
        return read(definition.getDeploymentId(), definition.getResourceName());
    }

    private String englishDiagram(String definitionId) {
        // A copy: the engine runs on the other one.
        var model =
                engine.getRepositoryService().getBpmnModelInstance(definitionId).clone();
        var english = english(definitionId, "processes/");
        for (var element : model.getModelElementsByType(BaseElement.class)) {
            // A pool is called as the process in it.
            var named = element instanceof Participant pool && pool.getProcess() != null ? pool.getProcess() : element;
            var name = english.getProperty(named.getId() + ".name");
            if (name != null) {
                element.setAttributeValue("name", name);
            }
        }
        return Bpmn.convertToString(model);
    }

    /**
     * The English texts of the forms that were deployed with a model.
     *
     * @param definitionId the version of the model
     * @return keys such as {@code mandatoryReport_close.followUpPlan.label} to texts
     */
    public Map<String, String> formTexts(String definitionId) {
        var texts = new HashMap<String, String>();
        english(definitionId, "forms/").forEach((key, value) -> texts.put(key.toString(), value.toString()));
        return texts;
    }

    /**
     * The form of a user task, or of the start by hand, which was deployed with its model. Whether such a task is open, done or
     * was never reached does not matter.
     *
     * @param definitionId the version of the model
     * @param elementId the element id of the user task or start event
     * @return the form file's content
     * @throws IllegalStateException if the model has no such element or its form did not come with it
     */
    public String taskForm(String definitionId, String elementId) {
        ModelElementInstance element =
                engine.getRepositoryService().getBpmnModelInstance(definitionId).getModelElementById(elementId);
        var form = element instanceof UserTask task
                ? task.getCamundaFormRef()
                : element instanceof StartEvent start ? start.getCamundaFormRef() : null;
        var content = form == null ? null : form(definitionId, form);
        if (content == null) {
            throw new IllegalStateException("no form for " + elementId + " in " + definitionId);
        }
        return content;
    }

    /**
     * The tasks whose answers a task judges, as its model says.
     *
     * @param definitionId the version of the model
     * @param elementId the element id of the user task
     * @return element ids, also of processes that are called; empty where the model says nothing
     */
    public List<String> judged(String definitionId, String elementId) {
        ModelElementInstance element =
                engine.getRepositoryService().getBpmnModelInstance(definitionId).getModelElementById(elementId);
        return element instanceof UserTask task
                ? ModelProperties.listed(task, ModelFile.JUDGES).toList()
                : List.of();
    }

    /**
     * A form file that was deployed with a model, by its form id.
     *
     * @param definitionId the version of the model
     * @param formId the form's id, such as {@code shared_reason}
     * @return the file's content, null if it did not come with the model
     */
    public @Nullable String form(String definitionId, String formId) {
        var deployment = deploymentOf(definitionId);
        return engine.getRepositoryService().getDeploymentResourceNames(deployment).stream()
                .filter(name -> name.endsWith(".form"))
                .map(name -> read(deployment, name))
                .filter(content -> FORM_ID.matcher(content).results().anyMatch(found -> found.group(1)
                        .equals(formId)))
                .findFirst()
                .orElse(null);
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    private Map<String, ElementWords> words(String definitionId) {
        return words.computeIfAbsent(
                definitionId,
                id -> ElementWords.of(
                        engine.getRepositoryService().getBpmnModelInstance(id), english(id, "processes/")));
    }

    /** The English texts that were deployed with a table. */
    Properties english(DecisionDefinition table) {
        return deployed(table.getDeploymentId(), "processes/");
    }

    private Properties english(String definitionId, String root) {
        return deployed(deploymentOf(definitionId), root);
    }

    private Properties deployed(String deployment, String root) {
        var english = new Properties();
        engine.getRepositoryService().getDeploymentResourceNames(deployment).stream()
                .filter(name -> name.startsWith(root) && name.endsWith(ENGLISH))
                .forEach(name -> {
                    try (var reader = new InputStreamReader(
                            engine.getRepositoryService().getResourceAsStream(deployment, name),
                            StandardCharsets.UTF_8)) {
                        english.load(reader);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return english;
    }

    private String read(String deployment, String name) {
        try (var content = engine.getRepositoryService().getResourceAsStream(deployment, name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String deploymentOf(String definitionId) {
        return engine.getRepositoryService().getProcessDefinition(definitionId).getDeploymentId();
    }
}
