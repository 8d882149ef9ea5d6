-- Where a case closed with the end of its last process: the version of the model whose end event end_state names.
alter table casework.case_file add end_model text;
