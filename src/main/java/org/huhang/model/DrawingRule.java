package org.huhang.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A model is drawn, and so that it can be read: each step in its lane, nothing over anything else, flows straight. */
@Component
class DrawingRule implements ModelRule {

    private static final Set<String> NO_NODE = Set.of("sequenceFlow", "lane", "participant", "message");
    private static final Set<String> IN_NO_LANE =
            Set.of("sequenceFlow", "laneSet", "documentation", "extensionElements");

    @Override
    public List<ModelProblem> problems(Bundle bundle) {
        var problems = new ArrayList<ModelProblem>();
        for (var model : bundle.processes()) {
            var before = problems.size();
            drawn(model, problems);
            if (problems.size() == before) {
                new Sheet(model, problems).read();
            }
        }
        bundle.tables().forEach(table -> tableDrawn(table, problems));
        return problems;
    }

    private static void drawn(ModelFile model, List<ModelProblem> problems) {
        var drawn = Stream.of("BPMNShape", "BPMNEdge")
                .flatMap(kind -> model.elements(kind).stream())
                .map(shape -> shape.getAttribute("bpmnElement"))
                .collect(Collectors.toSet());
        model.everything().stream()
                .filter(element -> ModelFile.BPMN.equals(element.getNamespaceURI()))
                .filter(element -> NameRule.PREFIXES.containsKey(local(element)))
                .filter(element -> !local(element).equals("message") && !drawn.contains(ModelFile.id(element)))
                .forEach(element -> problems.add(model.refused(element, "is not drawn")));
    }

    private static void tableDrawn(ModelFile table, List<ModelProblem> problems) {
        var drawn = table.elements("DMNShape").stream()
                .map(shape -> shape.getAttribute("dmnElementRef"))
                .collect(Collectors.toSet());
        table.elements("decision").stream()
                .filter(decision -> !drawn.contains(ModelFile.id(decision)))
                .forEach(decision -> problems.add(table.refused(decision, "is not drawn")));
    }

    private static String local(Element element) {
        return Objects.requireNonNull(element.getLocalName());
    }

    /** One model with the places of all that is drawn. */
    private record Sheet(ModelFile model, List<ModelProblem> problems, List<Element> nodes, Map<String, Box> boxes) {

        Sheet(ModelFile model, List<ModelProblem> problems) {
            this(model, problems, nodes(model), Box.all(model));
        }

        private static List<Element> nodes(ModelFile model) {
            return model.everything().stream()
                    .filter(element -> ModelFile.BPMN.equals(element.getNamespaceURI()))
                    .filter(element -> NameRule.PREFIXES.containsKey(local(element)))
                    .filter(element -> !NO_NODE.contains(local(element)))
                    .toList();
        }

        void read() {
            lanes();
            nodes.forEach(this::overlaps);
            model.elements("BPMNEdge").forEach(this::flow);
        }

        private Box box(String id) {
            return Objects.requireNonNull(boxes.get(id), id);
        }

        private void lanes() {
            var inLanes = model.elements("flowNodeRef").stream()
                    .map(node -> node.getTextContent().strip())
                    .toList();
            var process = model.elements("process").get(0);
            model.everything().stream()
                    .filter(element -> element.getParentNode() == process)
                    .filter(element -> !IN_NO_LANE.contains(local(element)))
                    .filter(element -> inLanes.stream()
                                    .filter(ModelFile.id(element)::equals)
                                    .count()
                            != 1)
                    .forEach(element -> problems.add(model.advice(element, "one lane would say whose step it is")));
            for (var lane : model.elements("lane")) {
                ModelFile.elements(lane, "flowNodeRef").stream()
                        .map(node -> node.getTextContent().strip())
                        .filter(boxes::containsKey)
                        .filter(node -> !box(ModelFile.id(lane)).holds(box(node)))
                        .forEach(node ->
                                problems.add(ModelProblem.advice(model.name(), node, "is drawn outside its lane")));
            }
        }

        private void overlaps(Element one) {
            nodes.stream()
                    .filter(other -> one != other)
                    .filter(other -> one.getParentNode() != other && other.getParentNode() != one)
                    .filter(other -> !stands(one, other) && !stands(other, one))
                    .filter(other -> box(ModelFile.id(one)).meets(box(ModelFile.id(other))))
                    .forEach(other -> problems.add(model.advice(one, "is drawn over " + ModelFile.id(other))));
        }

        /** An event on the edge of a step is drawn over it. */
        private static boolean stands(Element event, Element step) {
            return event.getAttribute("attachedToRef").equals(ModelFile.id(step));
        }

        private void flow(Element edge) {
            var flow = model.elements("sequenceFlow").stream()
                    .filter(one -> ModelFile.id(one).equals(edge.getAttribute("bpmnElement")))
                    .findFirst()
                    .orElse(null);
            if (flow == null) {
                return;
            }
            var points = ModelFile.elements(edge, "waypoint");
            for (var i = 1; i < points.size(); i++) {
                leg(flow, Box.between(points.get(i - 1), points.get(i)));
            }
        }

        private void leg(Element flow, Box leg) {
            if (leg.width() != 0 && leg.height() != 0) {
                problems.add(model.advice(flow, "runs askew"));
            }
            nodes.stream()
                    .filter(node -> !ModelFile.id(node).equals(flow.getAttribute("sourceRef"))
                            && !ModelFile.id(node).equals(flow.getAttribute("targetRef"))
                            && flow.getParentNode() != node)
                    .filter(node -> leg.crosses(box(ModelFile.id(node))))
                    .forEach(node -> problems.add(model.advice(flow, "runs through " + ModelFile.id(node))));
        }
    }

    private record Box(double x, double y, double width, double height) {

        static Map<String, Box> all(ModelFile model) {
            return model.elements("BPMNShape").stream()
                    .collect(Collectors.toMap(
                            shape -> shape.getAttribute("bpmnElement"),
                            shape -> of(ModelFile.children(shape, "Bounds").get(0)),
                            (one, other) -> one));
        }

        private static Box of(Element bounds) {
            return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
        }

        static Box between(Element from, Element to) {
            return new Box(
                    Math.min(number(from, "x"), number(to, "x")),
                    Math.min(number(from, "y"), number(to, "y")),
                    Math.abs(number(from, "x") - number(to, "x")),
                    Math.abs(number(from, "y") - number(to, "y")));
        }

        private static double number(Element element, String attribute) {
            return Double.parseDouble(element.getAttribute(attribute));
        }

        boolean meets(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        /** The same for a line, which has no width of its own. */
        boolean crosses(Box other) {
            return x < other.x + other.width
                    && x + width > other.x
                    && y < other.y + other.height
                    && y + height > other.y;
        }

        boolean holds(Box other) {
            return x <= other.x
                    && y <= other.y
                    && x + width >= other.x + other.width
                    && y + height >= other.y + other.height;
        }
    }
}
