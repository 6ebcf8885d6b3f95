using Tracker.Domain.Shared;
using Tracker.Web.Live;

namespace Tracker.Web.Tests.Live;

public sealed class UnsentFormTests
{
    private readonly TaskCompletionSource<Rejection?> answer = new();
    private readonly List<string> sent = [];
    private readonly UnsentForms forms = new(() => { });

    private UnsentForm Form => forms.Of("note");

    [Fact]
    public async Task Form_is_empty_once_sent_and_a_second_press_sends_nothing()
    {
        Form["text"] = "between us";
        Assert.Equal(1, forms.Count);
        var sending = Form.Send(Keep);
        Assert.Equal("", Form["text"]);
        Assert.True(forms.IsSending);
        await Form.Send(Keep);
        answer.SetResult(null);
        await sending;
        Assert.Equal(["between us"], sent);
        Assert.Equal((0, false), (forms.Count, forms.IsSending));
    }

    [Fact]
    public async Task Reason_that_is_mended_is_not_said_any_more_and_the_words_stay()
    {
        Form["text"] = "report.pdf";
        answer.SetResult(Rejection.Invalid("The PDF is damaged."));
        await Form.Send(Keep);
        Assert.NotNull(Form.Refused);
        Form.Mend();
        Assert.Equal((null, "report.pdf"), (Form.Refused, Form["text"]));
    }

    [Fact]
    public void What_cannot_be_used_is_said_at_its_field_without_sending_it_and_until_it_can()
    {
        var form = forms.Of("watch", saysAtFields: true);
        form.Label("last-day", "Last day");
        form["last-day"] = "soon";
        form.Refuse(Rejection.Invalid("'last-day' must be a day.", "last-day"));
        Assert.Equal(("“Last day” must be a day.", null, "soon"), (form.ProblemAt("last-day"), form.RefusedElsewhere, form["last-day"]));
        form.Refuse(null);
        Assert.Null(form.ProblemAt("last-day"));
    }

    [Fact]
    public async Task Refused_words_come_back_with_the_reason_and_what_was_chosen_for_them()
    {
        Form.Chosen["at"] = "government";
        Form["text"] = "between us";
        var sending = Form.Send(Keep);
        Form.Chosen["at"] = "delegation";
        answer.SetResult(TextLimits.Required("text"));
        await sending;
        Assert.Equal(("between us", "government"), (Form["text"], Form.Chosen["at"]));
        Assert.Equal(TextLimits.Required("text"), Form.Refused);
    }

    [Fact]
    public async Task Refused_words_are_shown_beside_those_written_since()
    {
        Form.Chosen["at"] = "government";
        Form["text"] = "between us";
        var sending = Form.Send(Keep);
        Form["text"] = "for all";
        Form.Chosen["at"] = "delegation";
        answer.SetResult(TextLimits.Required("text"));
        await sending;
        Assert.Equal(("for all", "delegation", "between us"), (Form["text"], Form.Chosen["at"], Form.GivenBack));
    }

    [Fact]
    public async Task Another_choice_is_sent_while_the_first_is_on_its_way()
    {
        Form.Chosen["answer"] = "Concur";
        var first = Form.Send(Keep);
        Form.Chosen["answer"] = "Abstain";
        var second = Form.Send(Keep);
        await Form.Send(Keep);
        answer.SetResult(null);
        await Task.WhenAll(first, second);
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public void Discarded_words_can_be_taken_back_and_what_the_form_began_with_is_not_unsent()
    {
        Form.Begin("text", "Title");
        Assert.Equal(0, forms.Count);
        Form["text"] = "Title of mine";
        Assert.Equal(1, forms.Count);
        Form.Discard();
        Assert.Equal(("Title", 0), (Form["text"], forms.Count));
        Form.TakeBack();
        Assert.Equal(("Title of mine", 1), (Form["text"], forms.Count));
    }

    private Task<Rejection?> Keep(FormWords words)
    {
        sent.Add(words["text"]);
        return answer.Task;
    }
}
