-- The other steps of police say what they are as well, and a task that is none of these kinds says so.
insert into worklist.former_work (process_key, element_id, work) values
    ('mandatoryReport', 'userTask_approveOutcome', 'policeStep'),
    ('mandatoryReport', 'userTask_procCopyReview', 'copyReview'),
    ('mandatoryReport', 'userTask_prosecutionDecision', 'policeStep'),
    ('mandatoryReport', 'userTask_recordAppeal', 'policeStep'),
    ('mandatoryReport', 'userTask_recordAppealResult', 'policeStep'),
    ('mandatoryReport', 'userTask_recordTransfer', 'policeStep'),
    ('mandatoryReport', 'userTask_reportOnTheSpot', 'policeStep'),
    ('mandatoryReport', 'userTask_serveNoPenalty', 'policeStep'),
    ('mandatoryReport', 'userTask_serveNonFiling', 'policeStep'),
    ('mandatoryReport', 'userTask_serveOutcome', 'policeStep'),
    ('mandatoryReport', 'userTask_servePenalty', 'policeStep'),
    ('mandatoryReport', 'userTask_serveWarning', 'policeStep'),
    ('policeHandling', 'userTask_approveOutcome', 'policeStep'),
    ('policeHandling', 'userTask_procCopyReview', 'copyReview'),
    ('policeHandling', 'userTask_prosecutionDecision', 'policeStep'),
    ('policeHandling', 'userTask_recordAppeal', 'policeStep'),
    ('policeHandling', 'userTask_recordAppealResult', 'policeStep'),
    ('policeHandling', 'userTask_recordTransfer', 'policeStep'),
    ('policeHandling', 'userTask_reportOnTheSpot', 'policeStep'),
    ('policeHandling', 'userTask_serveNoPenalty', 'policeStep'),
    ('policeHandling', 'userTask_serveNonFiling', 'policeStep'),
    ('policeHandling', 'userTask_serveOutcome', 'policeStep'),
    ('policeHandling', 'userTask_servePenalty', 'policeStep'),
    ('policeHandling', 'userTask_serveWarning', 'policeStep');
update worklist.work_item item set work = coalesce(
    (select former.work from worklist.former_work former
     where former.process_key = item.process_key and former.element_id = item.element_id), item.work, 'other');
alter table worklist.work_item alter work set default 'other', alter work set not null;
