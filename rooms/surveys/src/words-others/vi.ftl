# Made by a machine. It needs checking by a person who speaks this language.
join-title = Bạn từng được hội đồng địa phương chăm sóc?
join-lead = Hãy cho { $la } biết cuộc sống của bạn bây giờ thế nào. Mất khoảng { $minutes } phút.
join-who = Trang này dành cho người đã rời sự chăm sóc và không còn được { $la } giúp đỡ nữa.
join-served = Bạn vẫn còn nhân viên hỗ trợ? Vậy bạn có đường link riêng. Hãy hỏi nhân viên của bạn.
join-field = Chúng tôi gửi đường link của bạn đến đâu?
join-hint = Một số di động ở Anh, hoặc một email.
join-hint-email = Một email. Chúng tôi chưa gửi được tin nhắn điện thoại.
join-send = Gửi link cho tôi
join-missing = Nhập một số di động ở Anh hoặc một email.
join-missing-email = Nhập một email.
join-wrong = Chúng tôi không gửi đến đây được. Nhập số bắt đầu bằng 07, hoặc một email.
join-wrong-email = Chúng tôi không gửi đến đây được. Nhập một email, ví dụ sky@example.org.
join-busy = Vừa rồi có quá nhiều người yêu cầu. Hãy thử lại sau một giờ, hoặc ngày mai.
join-once = Bạn nhận một tin nhắn. Đường link trong đó chỉ dành cho bạn.
join-kept = Số hoặc email của bạn được khóa lại. Hội đồng không xem được. Nó bị xóa khi khảo sát kết thúc.
join-safe = Hội đồng không xem được bạn đã trả lời gì. Câu trả lời của bạn được trộn lẫn với của mọi người.

join-sent-title = Hãy xem tin nhắn của bạn
join-sent-lead = Nếu khảo sát dành cho bạn, đường link sẽ sớm đến.
join-sent-once = Bạn đã yêu cầu trước đây? Mỗi số và email chỉ nhận một link. Hãy tìm tin nhắn đầu tiên. Bị mất rồi? Hãy yêu cầu lại vào ngày mai.
join-sent-served = { $la } vẫn đang giúp bạn? Vậy hãy tìm đường link họ đã gửi. Hoặc hỏi nhân viên của bạn.
join-sent-wrong = Không nhận được gì? Có thể bạn đã nhập sai. Vậy hãy yêu cầu lại.
join-sent-again = Yêu cầu lại

join-closed-title = Hiện chưa mở
join-closed-lead = Lúc này { $la } không khảo sát. Sau này có thể có khảo sát khác.

join-subject = Link của bạn: cuộc sống sau thời gian được chăm sóc thế nào?
join-message =
    Chào bạn. Đây là link riêng để bạn cho { $la } biết cuộc sống của bạn thế nào. Mất khoảng { $minutes } phút. Hội đồng không xem được bạn đã trả lời gì. Bạn không yêu cầu tin này? Vậy không cần làm gì. { $link }

poster-title = Bạn từng được hội đồng địa phương chăm sóc?
poster-lead = Cuộc sống bây giờ thế nào? Hãy cho { $la } biết. Mất khoảng { $minutes } phút.
poster-who = Dành cho người đã rời sự chăm sóc và không còn được { $la } giúp đỡ nữa.
poster-safe = Chúng tôi không hỏi tên bạn. Hội đồng không xem được bạn đã trả lời gì.
poster-how = Hướng điện thoại vào mã QR này, hoặc vào trang:
poster-until = Đến { $day }.
poster-squares = Mã QR để mở trang

slip-lead = Buổi vừa rồi thế nào? Hãy cho chúng tôi biết trong { $minutes } phút.
slip-safe = Chúng tôi không hỏi tên bạn.
slip-scan = Hướng điện thoại vào mã QR.
slip-type = Hoặc vào { $address } và nhập:

welcome-safe-joined = Hội đồng không xem được bạn đã trả lời gì. Câu trả lời của bạn được cất và khóa lại. Sau đó chúng được trộn lẫn với câu trả lời của mọi người.
welcome-done-joined = Chậm nhất là sáng hôm sau, hội đồng thấy có bao nhiêu người đã trả lời. Họ không thấy là ai.
note-joined = Hội đồng không xem được bạn đã trả lời gì.
over-next-joined = Có thể sẽ có khảo sát khác. Khi đó bạn có thể yêu cầu link mới.

welcome-title-session = Buổi vừa rồi thế nào?
welcome-lead-session = { $questions } câu hỏi ngắn về buổi đó. Khoảng { $minutes } phút.
welcome-safe-session = Người tổ chức không xem được bạn đã trả lời gì. Câu trả lời của bạn được cất và khóa lại. Sau đó chúng được trộn lẫn với câu trả lời của mọi người.
welcome-done-session = Không ai biết phiếu nào là của bạn. Vì vậy không ai biết bạn đã trả lời hay chưa.
note-session = Người tổ chức không xem được bạn đã trả lời gì.
next-plan-session = Các con số được đọc
next-plan-more-session = Người tổ chức đọc chúng, nếu có từ mười người trả lời. Những số nhỏ được ẩn đi.
next-tell-session = Buổi sau có thể tốt hơn
next-tell-more-session = Hãy hỏi người tổ chức xem họ sẽ thay đổi gì.
over-next-session = Bạn vẫn có thể nói với người tổ chức bạn nghĩ gì.

known-count = Chậm nhất là sáng hôm sau, họ thấy có bao nhiêu người đã trả lời. Họ không thấy là ai.
known-contact = Số hoặc email của bạn được khóa bằng một chìa khóa riêng. Hội đồng của bạn không xem được. Khi khảo sát kết thúc, nó bị xóa.
known-slip = Mỗi phiếu được tính một lần. Nhưng người có hai phiếu có thể trả lời hai lần.
wins-message = Người đọc được tin nhắn của bạn có thể mở link của bạn và trả lời thay bạn.
wins-joined = Người quản lý máy tính có thể thấy ai đã yêu cầu link trong lúc khảo sát còn mở. Điều đó không cho họ biết bạn đã trả lời gì.
wins-slip = Người cầm phiếu của bạn trước bạn, hoặc người in phiếu, có thể dùng nó để trả lời thay bạn.
