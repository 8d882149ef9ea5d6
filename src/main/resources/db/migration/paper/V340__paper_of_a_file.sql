-- Who may open a paper decides who may open its file, wherever the file lies.
create index paper_file on paper.paper (file_id) where file_id is not null;
