using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>vacancies</c>: posts of committees whose terms end soon.</summary>
internal static class VacanciesCommand
{
    public static Command Of()
    {
        var (asOf, known) = (Parsing.AsOf(), Parsing.Known());
        var vacancies = new ExampleCommand(
            "vacancies", "List posts of committees whose terms end within half a year, and who has them afterwards.", "tracker vacancies --as-of 2022-08")
        {
            asOf, known,
        };
        vacancies.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Vacancies(parsed.GetValue(asOf), parsed.GetValue(known), cancel);
            if (answer.Value is not { } lines) return ServerAccess.Refused(answer);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(lines, ApiJson.Lenient.ListVacancyLine);
            else if (lines.Count == 0) Console.WriteLine("No term ends soon.");
            else foreach (var line in lines) Console.WriteLine(VisibleText.Of(Said(line)));
            return TrackerCli.Done;
        }));
        return vacancies;
    }

    private static string Said(VacancyLine line) =>
        $"{line.Vacancy.Ends}  {line.Committee}  {line.Vacancy.Role}: {line.Vacancy.Holder?.Name ?? "holder not named"}"
        + (line.Vacancy.Next.IsEmpty ? "" : $", then {string.Join(" or ", line.Vacancy.Next.Select(n => n.Name))}");
}
