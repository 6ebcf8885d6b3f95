using System.CommandLine;
using Tracker.Domain.Claims;
using Tracker.Domain.HostingPlans;

namespace Tracker.Cli.Commands;

/// <summary><c>hosting invite</c>, <c>letter</c>, <c>visa</c> and <c>attendance</c>: experts, whom only your office reads, and how many came.</summary>
internal static class HostingPeopleCommand
{
    public static ExampleCommand Invite()
    {
        var (plan, name, office) = (HostingCommand.Plan(), HostingCommand.Text("name", "The expert."), Office());
        var organization = new Option<string>("--organisation") { Description = "For whom they come.", Required = true };
        var country = new Option<string>("--country") { Description = "Their country, as the letter prints it.", Required = true };
        var (status, sent) = (Parsing.Word<VisaStatus>("--visa", "Default: to-apply"), Parsing.Day("--letter", "When the letter was sent."));
        var invite = new ExampleCommand("invite", "Add an expert whom your office invites; nobody outside of it reads who they are.",
            $"tracker hosting invite {HostingCommand.Sample} \"Kim Rivers\" --organisation \"An institute\" --country Syldavia --office office/standards")
            { plan, name, organization, country, status, sent, office };
        invite.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => HostingCommand.Sends(
            parsed, api, parsed.GetValue(plan), At(parsed, office), new InviteExpert(
                EntityId.New(), new(parsed.GetValue(name)!, parsed.GetValue(organization)!, parsed.GetValue(country)!),
                parsed.GetValue(status) ?? VisaStatus.ToApply, parsed.GetValue(sent)), "Added", cancel)));
        return invite;
    }

    public static ExampleCommand Letter()
    {
        var (plan, one, office, on) = (HostingCommand.Plan(), Case(), Office(), Parsing.Day("--on", "The day on which it was sent."));
        on.Required = true;
        var letter = new ExampleCommand("letter", "Record that the invitation letter was sent.",
            $"tracker hosting letter {HostingCommand.Sample} 0193a1f2b3c4 --on 2026-12-01 --office office/standards") { plan, one, on, office };
        letter.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => HostingCommand.Sends(
            parsed, api, parsed.GetValue(plan), At(parsed, office), new SendLetter(parsed.GetValue(one), parsed.GetValue(on)!.Value), "Recorded", cancel)));
        return letter;
    }

    public static ExampleCommand Visa()
    {
        var (plan, one, office) = (HostingCommand.Plan(), Case(), Office());
        var (to, on) = (Parsing.WordArgument<VisaStatus>("status", "How far it is"), Parsing.Day("--on", "The day of the status, such as of an appointment."));
        var note = new Option<string?>("--note") { Description = "A note; for a withdrawn case why it ends." };
        var visa = new ExampleCommand("visa", "Set how far a visa case is.",
            $"tracker hosting visa {HostingCommand.Sample} 0193a1f2b3c4 withdrawn --note \"Changed employer\" --office office/standards")
            { plan, one, to, on, note, office };
        visa.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var (read, code) = await HostingCommand.Read(api, parsed.GetValue(plan), cancel);
            if (read is null) return code;
            var at = At(parsed, office);
            if (read.Offices.FirstOrDefault(o => o.Key == at).Value?.Cases?.GetValueOrDefault(parsed.GetValue(one)) is not { } known)
                return ServerAccess.Refused(Rejection.Missing("case", "id"));
            return await HostingCommand.Sends(parsed, api, parsed.GetValue(plan), at, new SetVisaStatus(
                known.Id, known.Status.Value, parsed.GetValue(to)!.Value, parsed.GetValue(on), parsed.GetValue(note)), "Set", cancel);
        }));
        return visa;
    }

    public static ExampleCommand Attendance()
    {
        var (plan, country) = (HostingCommand.Plan(), HostingCommand.Text("country", "The country, as the source prints it."));
        var number = Parsing.Count("--number", "How many came.");
        var source = new Option<string>("--source") { Description = "Where the number is from.", Required = true };
        var meeting = new Option<string?>("--meeting") { Description = "Another meeting, to compare with. Default: the hosted one." };
        number.Required = true;
        var attendance = new ExampleCommand("attendance", "Record how many experts came from a country.",
            $"tracker hosting attendance {HostingCommand.Sample} \"United States\" --number 14 --source \"List of participants\"")
            { plan, country, number, source, meeting };
        attendance.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) => HostingCommand.Sends(
            parsed, api, parsed.GetValue(plan), CompartmentId.Delegation, new RecordMeetingAttendance(new(
                EntityId.New(), parsed.GetValue(country)!, parsed.GetValue(number)!.Value, parsed.GetValue(source)!,
                parsed.GetValue(meeting) is { } other ? new Reference(other, ActorId.TryParse(other)) : null)), "Recorded", cancel)));
        return attendance;
    }

    private static Argument<EntityId> Case() => Parsing.Argument<EntityId>("case", "Its identifier, as 'hosting show' shows it.");

    private static Option<GroupId?> Office()
    {
        var office = Parsing.Option<GroupId>("--office", "Your office, such as office/standards.");
        office.Required = true;
        office.Validators.Add(result =>
        {
            if (GroupId.TryParse(result.Tokens[0].Value) is { IsOffice: false } other)
                result.AddError($"'{other}' is not an office, such as office/standards.");
        });
        return office;
    }

    private static CompartmentId At(ParseResult parsed, Option<GroupId?> office) => CompartmentId.Office(parsed.GetValue(office)!.Value);
}
