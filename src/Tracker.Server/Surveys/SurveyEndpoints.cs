using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Surveys;

/// <summary>Answers to a survey, which are no commands: a command is kept with its sender.</summary>
internal static class SurveyEndpoints
{
    public static void AddSurveys(this IServiceCollection services)
    {
        services.AddSingleton<SealedBallots>();
        services.AddSingleton<SurveyDesk>();
    }

    public static void MapSurveys(this IEndpointRouteBuilder api)
    {
        var surveys = api.MapGroup("/surveys").WithTags("survey");
        surveys.MapPost("/answer", Answer).WithName("surveys.answer").Accepts<AnswerToSurvey>("application/json")
            .Produces<SurveyDone>().Produces<Rejection>(403).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Counts the answer of the caller, once. That they have answered is recorded, and apart from it what was answered, as sums.");
        surveys.MapPost("/close", Close).WithName("surveys.close").Accepts<SurveyToClose>("application/json")
            .Produces<SurveyDone>().Produces<Rejection>(403).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Closes a survey and publishes its result, for program managers. Small numbers are left out and kept nowhere.");
        surveys.MapPost("/withdraw", Withdraw).WithName("surveys.withdraw").Accepts<SurveyToWithdraw>("application/json")
            .Produces<SurveyDone>().Produces<Rejection>(403).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Takes back a survey that nobody has answered, with a reason that everybody reads, for program managers. It can be opened again.");
    }

    private static async Task<IResult> Withdraw(HttpContext context, DirectoryCache directory, SurveyDesk desk)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (withdraw, malformed) = await Answers.Read(context.Request, ApiJson.Strict.SurveyToWithdraw);
        if (withdraw is null) return Answers.Of(malformed!);
        return Done(withdraw.Survey, await desk.Withdraw(principal, withdraw.Survey, withdraw.Reason, context.RequestAborted));
    }

    private static async Task<IResult> Answer(HttpContext context, DirectoryCache directory, SurveyDesk desk)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (answer, malformed) = await Answers.Read(context.Request, ApiJson.Strict.AnswerToSurvey);
        if (answer is null) return Answers.Of(malformed!);
        return Done(answer.Survey, await desk.Answer(principal, answer.Survey, answer.Answer, context.RequestAborted));
    }

    private static async Task<IResult> Close(HttpContext context, DirectoryCache directory, SurveyDesk desk)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (close, malformed) = await Answers.Read(context.Request, ApiJson.Strict.SurveyToClose);
        if (close is null) return Answers.Of(malformed!);
        return Done(close.Survey, await desk.Close(principal, close.Survey, context.RequestAborted));
    }

    private static IResult Done(ActorId survey, Rejection? rejection) =>
        rejection is null ? Answers.Of(new SurveyDone(survey), ApiJson.Strict.SurveyDone) : Answers.Of(rejection);
}
