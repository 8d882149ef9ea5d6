-- A fact that a task said names the task by its whole id in the model; these sources are no tasks.
update child.strip_fact set source = 'userTask_' || source where source not in ('submitReport', 'emergency', 'mergeCase');
