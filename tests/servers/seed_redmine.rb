# Fills an empty Redmine: seed_redmine.rb ACCOUNTS FILE writes what was made to the file as JSON.
require "json"

accounts, file = ARGV
Redmine::DefaultData::Loader.load("en")
Setting.rest_api_enabled = "1"
Setting.login_required = "1"
Setting.attachment_max_size = "25600" # KiB
Setting.notified_events = []

project = Project.new(identifier: "it-support", name: "IT Support", is_public: false)
project.enabled_module_names = ["issue_tracking"]
project.trackers = Tracker.all
project.save!

outages = Project.new(identifier: "outages", name: "Outages", is_public: false)
outages.enabled_module_names = ["issue_tracking"]
outages.trackers = Tracker.all
outages.save!

employee = Role.new(name: "Employee", issues_visibility: "own")
employee.permissions = %i[view_issues add_issues add_issue_notes edit_own_issues]
it = Role.new(name: "IT", issues_visibility: "all")
it.permissions = %i[view_issues add_issues edit_issues add_issue_notes view_private_notes
                    set_notes_private manage_issue_relations]
reader = Role.new(name: "Reader", issues_visibility: "all")
reader.permissions = %i[view_issues add_issue_notes]
[employee, it, reader].each do |role|
  role.save!
  Tracker.all.to_a.product(IssueStatus.all.to_a, IssueStatus.all.to_a).each do |tracker, old, new|
    next if old == new

    WorkflowTransition.create!(role: role, tracker: tracker, old_status: old, new_status: new)
  end
end

tokens = JSON.parse(accounts).to_h do |account|
  user = User.new(firstname: account["login"].capitalize, lastname: "Example", language: "en")
  user.login = account["login"]
  user.mail = account["mail"]
  user.password = user.password_confirmation = account["password"]
  user.save!
  role = user.login == "agent" ? it : employee
  Member.create!(project: project, principal: user, roles: [role])
  Member.create!(project: outages, principal: user, roles: [role == it ? it : reader])
  [user.login, user.api_key]
end

fields = { "ClientRef" => "string", "Rating" => "int" }.map do |name, format|
  IssueCustomField.create!(name: name, field_format: format, is_for_all: true, is_filter: true,
                           searchable: format == "string", trackers: Tracker.all).id
end

File.write(file, JSON.generate(
  tokens: tokens, project_id: project.id, tracker_id: Tracker.find_by!(name: "Support").id,
  reference_field: fields[0], rating_field: fields[1],
  statuses: IssueStatus.all.to_h { |status| [status.name, status.id] }
))
